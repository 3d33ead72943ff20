import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Hono } from 'hono'
import { LINK_MINUTES } from '../auth/link'
import { ConfigError } from '../config-error'
import { StorageError } from '../store/storage-error'
import { crashWith, forgetSecrets } from './crash'
import { openGatehouse } from './gatehouse'
import { listen, ListenError } from './listen'
import { settings } from './settings'
import { shutDownOnSignal } from './shutdown'
import { linkLine, signInFor } from './sign-in'
import { dashboard } from './static'

/** The built dashboard lies beside the built server. */
const WEB = join(dirname(fileURLToPath(import.meta.url)), '..', 'web')

/**
 * The heap may grow by half before it is cleaned, instead of by up to four times: a server for a few people is better
 * small than a little quicker. Measured: 119 MB instead of 170 MB after 10,000 reads.
 */
setFlagsFromString('--heap-growing-percent=50')

const CRASH = { write: (text: string) => void process.stderr.write(text), exit: (code: number) => process.exit(code) }

// Until the settings are read there is no secret that could get into a message.
let crash = crashWith({ ...CRASH, secrets: [] })
process.on('uncaughtException', (error) => crash(error))
process.on('unhandledRejection', (error) => crash(error))

async function main(): Promise<void> {
  const config = settings()
  forgetSecrets(process.env)
  crash = crashWith({ ...CRASH, secrets: config.upstream.mode === 'live' ? config.upstream.secrets : [] })
  let origin = config.publicOrigin ?? ''
  const signIn = signInFor(config, (key) => void process.stdout.write(linkLine(origin, key, LINK_MINUTES)))
  const { app, metricsPage, close } = await openGatehouse(config, signIn)
  const { end, address } = await listen(new Hono().route('/', app).route('/', dashboard(WEB)).fetch, config)
  if (metricsPage && config.metricsPort !== undefined) await listenForMetrics(metricsPage, config.metricsPort)
  shutDownOnSignal({ end, close, limitMs: config.shutdownMs })
  const account = config.upstream.mode === 'practice' ? 'practice account' : 'your Cloudflare account'
  process.stdout.write(`Gatehouse is on ${config.publicOrigin ?? address} (${account})\n`)
  origin ||= address
  await signIn.offer?.()
}

/** On this machine only, whatever the dashboard listens on: who reads metrics does not sign in. */
async function listenForMetrics(page: Hono, port: number): Promise<void> {
  const { address } = await listen(page.fetch, { host: '127.0.0.1', port, setting: 'GATEHOUSE_METRICS_PORT' })
  process.stdout.write(`Metrics are on ${address}/metrics\n`)
}

try {
  await main()
} catch (error) {
  if (error instanceof ConfigError || error instanceof ListenError || error instanceof StorageError) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  crash(error)
}
