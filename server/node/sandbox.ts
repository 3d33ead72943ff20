import { join } from 'node:path'
import { emptyAccount } from '../sandbox/practice/accounts'
import { CLOUDFLARE_LIMIT } from '../sandbox/rate-limit'
import { createSandbox } from '../sandbox/sandbox'
import { dataFolder } from './data-folder'
import { listen, ListenError } from './listen'
import { randomIds } from './random-ids'
import { sandboxOptions, USAGE, UsageError, type SandboxOptions } from './sandbox-options'
import { shutDownOnSignal } from './shutdown'
import { openStorage } from './storage'

/** Serves the sandbox on this machine, and says in one line of JSON on standard output how to reach it. */
async function serve({ port, profile, data, empty, faithfulFaults, rateLimit }: SandboxOptions) {
  const folder = dataFolder(data ?? (process.env.GATEHOUSE_DATA || undefined))
  const db = openStorage(folder, 'sandbox.db')
  const sandbox = await createSandbox({
    db,
    clock: () => new Date(),
    ids: randomIds,
    profile,
    faithfulFaults,
    ...(empty && { seeds: () => [emptyAccount()] }),
    ...(rateLimit !== undefined && { rateLimit: { ...CLOUDFLARE_LIMIT, calls: rateLimit } }),
    onFault: (error) => say(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  })
  const [first] = await sandbox.accounts()
  const { end, address } = await listen(sandbox.app.fetch, { host: '127.0.0.1', port })
  shutDownOnSignal({ end, close: () => db.close(), limitMs: SHUTDOWN_MS })
  const { token, readOnlyToken } = sandbox
  const reached = { baseURL: `${address}/client/v4`, token, readOnlyToken, accountId: first?.id }
  process.stdout.write(`${JSON.stringify(reached)}\n`)
  say(`The sandbox listens at ${address} and keeps its data in ${join(folder, 'sandbox.db')}`)
}

/** Requests get this long to end before the process ends without them. */
const SHUTDOWN_MS = 10_000

const say = (line: string) => process.stderr.write(`${line}\n`)

try {
  await serve(sandboxOptions(process.argv.slice(2)))
} catch (error) {
  if (error instanceof UsageError) {
    say(`${error.message}\n\n${USAGE}`)
    process.exit(2)
  }
  say(
    error instanceof ListenError
      ? 'The port cannot be used: is something else listening there? --port chooses another, 0 any free one.'
      : `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exit(1)
}
