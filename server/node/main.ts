import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { ConfigError } from '../config'
import { openGatehouse } from './gatehouse'
import { listen, ListenError } from './listen'
import { settings } from './settings'
import { shutDownOnSignal } from './shutdown'
import { dashboard } from './static'

/** The built dashboard lies beside the built server. */
const WEB = join(dirname(fileURLToPath(import.meta.url)), '..', 'web')

async function main(): Promise<void> {
  const config = settings()
  const { app, close } = await openGatehouse(config)
  const { server, address } = await listen(new Hono().route('/', app).route('/', dashboard(WEB)).fetch, config)
  shutDownOnSignal(server, close)
  const account = config.upstream.mode === 'practice' ? 'practice account' : 'your Cloudflare account'
  process.stdout.write(`Gatehouse is on ${address} (${account})\n`)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ListenError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
