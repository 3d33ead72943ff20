import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { StorageError } from '../store/storage-error'
import { dataFolderPath } from './data-folder'
import { historyReport } from './history-report'

const USAGE = `npm run verify-history -- [options]

  --data DIR     the data folder (GATEHOUSE_DATA, or the user's data directory)
  --expect HASH  a hash that an earlier run told, which must still be in the history; may be given several times

Ends with 0 when everything is as it was written, with 1 when something was changed, with 2 when it cannot be read.
`

const say = (line: string) => void process.stdout.write(`${line}\n`)

function optionsOf(args: string[]) {
  try {
    return parseArgs({ args, options: { data: { type: 'string' }, expect: { type: 'string', multiple: true } } }).values
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    return undefined
  }
}

/** Tells whether the history is as it was written; answers the exit code. */
async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2))
  if (!options) return 2
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { lines, whole } = await historyReport(
    dataFolderPath(options.data ?? (process.env.GATEHOUSE_DATA || undefined)),
    options.expect ?? [],
  )
  lines.forEach(say)
  return whole ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  const why = error instanceof StorageError || !(error instanceof Error) ? String(error) : (error.stack ?? '')
  process.stderr.write(`${error instanceof StorageError ? error.message : why}\n`)
  process.exitCode = 2
}
