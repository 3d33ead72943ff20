import { parseArgs } from 'node:util'
import { crashes } from './crashes'
import { cleanUp, createHeard, freshFolder, startGatehouse } from './gatehouse'
import { hostileInputs } from './inputs'
import { kills } from './kills'
import { disk } from './disk'
import { endings } from './endings'
import { refusals } from './refusals'
import { outages } from './outages'
import { restores } from './restores'
import { tampering } from './tampering'
import { type Row, table } from './row'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { seed: { type: 'string' }, only: { type: 'string' } },
})
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)

const heard = createHeard()

async function inputs(): Promise<Row[]> {
  const gatehouse = await startGatehouse({ GATEHOUSE_DATA: freshFolder(), GATEHOUSE_LOG_LEVEL: 'debug' }, heard)
  const made = await gatehouse.call('POST', '/api/practice/accounts', { copy: 'empty' })
  const { id } = JSON.parse(made.text) as { id: string }
  const rows = await hostileInputs(gatehouse, id, seed)
  await gatehouse.stop()
  return rows
}

function canaries(): Row {
  const { heard: texts, found, examples } = heard.sum()
  return {
    what: 'canary tokens, in every answer and log line',
    tried: texts,
    outcome: `${found} found`,
    promise: 'none anywhere',
    holds: found === 0,
    failures: examples,
  }
}

const parts: Record<string, () => Promise<Row | Row[]>> = {
  inputs,
  refusals: () => refusals(heard),
  outages: () => outages(heard),
  kills: () => kills(seed, heard),
  crashes: () => crashes(seed, heard),
  restores: () => restores(seed, heard),
  tampering: () => tampering(heard),
  endings: () => endings(heard),
  disk: () => disk(heard),
}

process.stdout.write(`seed ${seed}: npm run torture -- --seed ${seed} does the same again\n`)
const rows: Row[] = []
try {
  for (const [name, part] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue
    const began = performance.now()
    rows.push(...[await part()].flat())
    process.stderr.write(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
  }
} finally {
  cleanUp()
}
rows.push(canaries())
process.stdout.write(`\n${table(rows)}`)
for (const { what, failures = [] } of rows)
  for (const failure of failures) process.stdout.write(`\n${what}: ${failure}\n`)
process.exit(rows.every(({ holds }) => holds) ? 0 : 1)
