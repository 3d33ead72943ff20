import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { createApp } from '../app'
import type { SignIn } from '../auth/sign-in'
import type { ClientOptions, Fetch, Schedule } from '../cloudflare/client'
import { LOG_LEVELS, type Config } from '../config'
import { createLog, type Log } from '../log'
import { LOOPBACK_HOSTS } from '../loopback'
import { dataFolder } from './data-folder'
import { packing } from './packing'
import { openRecords } from './records'
import { createRequestScope } from './request-scope'
import { sha256 } from './sha256'
import { createUpstreamFetch } from './upstream-fetch'

const clock = () => new Date()

const schedule: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

const pause = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve)
  })

const hostOf = (origin: string | undefined) => (origin === undefined ? [] : [new URL(origin).hostname])

export interface Gatehouse {
  app: ReturnType<typeof createApp>
  log: Log
  /** What Prometheus reads; absent when nobody asked for it. */
  metricsPage: Hono | undefined
  /** Closes what is open. Nothing may be asked of the app afterwards. */
  close: () => void
}

/** The app as the settings want it: on the practice account, or with a credential for Cloudflare. */
export async function openGatehouse(config: Config, signIn: SignIn): Promise<Gatehouse> {
  const { upstream, timeoutMs, perPage } = config
  const fetching = { timeoutMs, clock, schedule, random: Math.random }
  const folder = dataFolder(config.dataFolder)
  const records = await openRecords(folder, upstream.mode)
  const metrics = config.metricsPort === undefined ? undefined : (await import('./metrics')).createMetrics()
  const own = {
    readOnly: config.readOnly,
    perPage,
    clock,
    schedule,
    newId: randomUUID,
    sha256,
    records: records.db,
    packing,
    pause,
    metrics,
    // Only lines of this level bear the number of their request, and remembering it slows down every promise.
    ...(LOG_LEVELS.indexOf(config.logLevel) >= LOG_LEVELS.indexOf('info') && { scope: createRequestScope() }),
    signIn,
    ratePerMinute: config.ratePerMinute,
    publicOrigin: config.publicOrigin,
    allowedHosts: [...LOOPBACK_HOSTS, ...config.allowedHosts, ...hostOf(config.publicOrigin)],
  }
  const logTo = (secrets: readonly string[]) =>
    createLog({ level: config.logLevel, secrets, clock, write: (line) => process.stderr.write(`${line}\n`) })

  if (upstream.mode === 'live') {
    const { mode, baseURL, credential, secrets } = upstream
    const log = logTo(secrets)
    const client: ClientOptions = {
      ...fetching,
      fetch: createUpstreamFetch(),
      baseURL,
      credential,
      calls: config.calls,
    }
    const app = createApp({ ...own, mode, upstream: client, secrets, storage: records.state, log })
    return { app, log, metricsPage: metrics?.page, close: records.close }
  }

  // Loaded here, because a server with a credential has no use for an emulated Cloudflare and its database.
  const { openPractice } = await import('./practice')
  // Its errors are no secret of its own, and it is open before its tokens are known.
  const faults = logTo([])
  const { sandbox, practice, ...emulated } = await openPractice(folder, records.db, (error) =>
    faults('error', 'sandbox', { stack: error instanceof Error ? error.stack : String(error) }),
  ).catch((error: unknown) => {
    records.close()
    throw error
  })
  const storage = async () => {
    const kept = await records.state()
    return kept === 'ready' ? emulated.storage() : kept
  }
  const close = () => {
    emulated.close()
    records.close()
  }
  const secrets = [sandbox.token, sandbox.readOnlyToken]
  const log = logTo(secrets)
  const inProcess: Fetch = (url, init) => sandbox.app.request(url, init)
  const client: ClientOptions = {
    ...fetching,
    fetch: inProcess,
    baseURL: 'http://sandbox/client/v4',
    credential: { authorization: `Bearer ${sandbox.token}` },
    // The sandbox is ours and has no limit; whoever practises should not run into one.
    calls: config.calls ?? Infinity,
  }
  const app = createApp({ ...own, mode: 'practice', upstream: client, secrets, practice, storage, log })
  return { app, log, metricsPage: metrics?.page, close }
}
