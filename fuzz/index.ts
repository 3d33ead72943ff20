import { parseArgs } from 'node:util'
import { parsers } from './parsers'
import { routes, sandboxRoutes } from './routes'
import { tryOut } from './target'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { seed: { type: 'string' }, runs: { type: 'string', default: '2000' }, only: { type: 'string' } },
})
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const runs = Number(values.runs)
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1) {
  process.stderr.write('npm run fuzz -- [--seed NUMBER] [--runs NUMBER] [--only TEXT]\n')
  process.exit(2)
}

const say = (line: string) => process.stdout.write(`${line}\n`)

say(`seed ${seed}: npm run fuzz -- --seed ${seed} --runs ${runs} gives the same inputs again`)
let inputs = 0
let broken = 0
for (const each of [...parsers, routes, sandboxRoutes]) {
  if (values.only !== undefined && !each.name.includes(values.only)) continue
  const began = performance.now()
  const { name, runs: tried, failure } = await tryOut(each, seed, runs)
  inputs += tried
  say(
    `${failure === undefined ? 'ok  ' : 'FAIL'} ${name.padEnd(34)} ${String(tried).padStart(6)} inputs, ${Math.round(performance.now() - began)} ms`,
  )
  if (failure === undefined) continue
  broken += 1
  say(failure)
}
say(`${inputs} inputs, ${broken} broken promises`)
process.exit(broken === 0 ? 0 : 1)
