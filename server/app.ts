import { AppError, type ErrorBody, statusByCode } from '#core/errors'
import { writeJson } from '#core/json'
import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { requestId } from 'hono/request-id'
import { TrieRouter } from 'hono/router/trie-router'
import { type Assess, assessChanges } from './assess'
import type { SignIn } from './auth/sign-in'
import { createBudget, spareCalls } from './cloudflare/budget'
import { type ClientOptions, createClient, type Schedule } from './cloudflare/client'
import { type Cloudflare, createCloudflare } from './cloudflare/cloudflare'
import { formOf } from './cloudflare/credential'
import { appErrorOf } from './cloudflare/errors'
import { storageFailure } from './cloudflare/not-stored'
import { accountId } from './cloudflare/path'
import { UpstreamError } from './cloudflare/upstream-error'
import type { AccountEnv, Env, Practice, Services } from './env'
import type { Sha256 } from './etag'
import { createLock } from './lock'
import { type Log, redactor } from './log'
import { allowedHost } from './middleware/allowed-host'
import { limitBody } from './middleware/json-body'
import { readOnly } from './middleware/read-only'
import { rateLimit } from './middleware/rate-limit'
import { requestLog } from './middleware/request-log'
import { roleByMethod } from './middleware/role'
import { sameOrigin } from './middleware/same-origin'
import { securityHeaders } from './middleware/security-headers'
import { signedIn } from './middleware/signed-in'
import { account } from './routes/account'
import { accounts } from './routes/accounts'
import { connection } from './routes/connection'
import { health } from './routes/health'
import { practice } from './routes/practice'
import { session } from './routes/session'
import { signIn } from './routes/sign-in'
import type { Packing } from './records/bodies'
import { createHistory } from './records/keeper'
import type { Db } from './store/db'
import { StorageError } from './store/storage-error'
import { createWatch, type Watched } from './watch'

/** What the app is made of; nothing here is taken from the surroundings, so it runs on Node and on Workers. */
export interface AppDeps extends Watched {
  mode: 'practice' | 'live'
  /** How Cloudflare is reached: the network, or the sandbox in practice mode. */
  upstream: ClientOptions
  /** The largest page asked for; undefined = as many rows as Cloudflare grants. */
  perPage?: number | undefined
  allowedHosts: readonly string[]
  /** The address under which browsers reach us, when that is not the one we listen on. */
  publicOrigin?: string | undefined
  signIn: SignIn
  /** How many requests one person may make in a minute. */
  ratePerMinute: number
  /** Nothing may be changed from here, whatever the credential may. */
  readOnly?: boolean
  /** Values that must never stand in an answer. */
  secrets: readonly string[]
  practice?: Practice | undefined
  clock: () => Date
  schedule: Schedule
  newId: () => string
  sha256: Sha256
  log: Log
  /** What Gatehouse itself keeps, its tables up to date. */
  records: Db
  packing: Packing
  /** Lets others have their turn during long work of which nobody waits for the end. */
  pause?: () => Promise<void>
  /** Is told once how to wait for what goes on after requests were answered. */
  onBackground?: (quiet: () => Promise<void>) => void
  storage?: Services['storage']
  /** How changes are judged before they are made, where a test has other things to look at. */
  assess?: Assess
}

/** The server's whole API. Files of the dashboard are served around it, by whoever runs it. */
export function createApp(deps: AppDeps) {
  const { mode, clock, log, newId, schedule, sha256 } = deps
  const watch = createWatch(log, deps)
  const budget = createBudget(deps.upstream)
  const redact = redactor(deps.secrets)
  deps.metrics?.budget(() => budget.state())
  const lock = createLock()
  const history = createHistory({
    db: deps.records,
    sha256,
    packing: deps.packing,
    clock,
    lock,
    log,
    pause: deps.pause ?? (() => Promise.resolve()),
    cloudflare: () => cloudflare,
  })
  deps.onBackground?.(() => history.quiet())
  const cloudflare: Cloudflare = createCloudflare(createClient({ ...deps.upstream, onCall: watch.called }, budget), {
    clock,
    observer: history.observer,
    perPage: deps.perPage,
    spare: () => spareCalls(budget.state()),
    credential: formOf(deps.upstream.credential),
    report: (error) =>
      log('warn', 'refresh-failed', { message: error instanceof Error ? error.message : String(error) }),
  })
  const services: Services = {
    mode,
    readOnly: deps.readOnly ?? false,
    cloudflare,
    history,
    budget,
    practice: deps.practice,
    clock,
    log,
    redact,
    lock,
    sha256,
    records: deps.records,
    newId,
    assess: deps.assess ?? assessChanges,
    signIn: deps.signIn,
    storage: deps.storage,
    watch,
  }

  const setUp = createMiddleware<Env>(async (c, next) => {
    c.set('services', services)
    await next()
  })
  const noStore = createMiddleware(async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  const openAccount = createMiddleware<AccountEnv>(async (c, next) => {
    c.set('account', services.cloudflare.account(accountId(c.req.param('account') ?? '')))
    history.visit(c.var.account.id)
    await next()
    const readAt = c.var.account.readAt()
    if (readAt) c.header('x-read-at', readAt.toISOString())
  })

  const api = new Hono<Env>()
    .use(noStore)
    .use(sameOrigin(deps.publicOrigin))
    .use('/sign-in', limitBody(schedule))
    .route('/sign-in', signIn)
    .use(signedIn)
    .use(rateLimit(deps.ratePerMinute, clock))
    .use(roleByMethod)
    .use(readOnly)
    .use(limitBody(schedule))
    .use('/accounts/:account/*', openAccount)
    .route('/session', session)
    .route('/connection', connection)
    .route('/practice', practice)
    .route('/accounts', accounts)
    .route('/accounts/:account', account)
    .all('*', () => {
      throw new AppError('not_found', 'There is no such address in Gatehouse’s API.')
    })

  /** The one place where a failure becomes an answer. What we did not foresee is logged, and told without detail. */
  function failed(error: Error, c: Context<Env>): Response {
    const known = told(error)
    const { code, message, details } =
      known instanceof AppError
        ? known
        : new AppError(
            'failed',
            'Something went wrong in Gatehouse itself. The server’s log says more, under the number below.',
          )
    const ray = details.cloudflare?.ray
    const upstream =
      error.cause instanceof UpstreamError ? error.cause : error instanceof UpstreamError ? error : undefined
    if (error instanceof StorageError) log('error', 'storage', { requestId: c.var.requestId, stack: error.stack })
    const fault = known instanceof AppError ? (code === 'failed' ? known.cause : undefined) : known
    if (fault instanceof Error) log('error', 'failed', { requestId: c.var.requestId, stack: fault.stack })
    else if (upstream) log('warn', 'cloudflare', { requestId: c.var.requestId, code, message: upstream.message, ray })
    const body: { error: ErrorBody } = { error: { code, message, ...details, requestId: c.var.requestId } }
    const headers: Record<string, string> = { 'content-type': 'application/json; charset=UTF-8' }
    if (details.retryAfter !== undefined) headers['retry-after'] = String(details.retryAfter)
    return c.body(redact(writeJson(body)), statusByCode[code], headers)
  }

  // The quicker router that Hono would try first cannot hold these routes, which it finds out by going through all.
  return new Hono<Env>({ router: new TrieRouter() })
    .use(requestId({ generator: newId }))
    .use(setUp)
    .use(securityHeaders)
    .use(requestLog)
    .route('/', health)
    .use(allowedHost(deps.allowedHosts))
    .route('/api', api)
    .onError(failed)
}

/** A failure that has words of its own as the `AppError` that says them. */
function told(error: Error): Error {
  if (error instanceof UpstreamError) return appErrorOf(error)
  return error instanceof StorageError ? storageFailure(error) : error
}

/** What the browser may know of us. */
export type AppType = ReturnType<typeof createApp>
