import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { StorageError } from '../store/storage-error'
import { accessEnabled, account, accountOfPath, accountOfZone, accounts } from './accounts'
import { noteWrite } from './audit'
import { appPolicies } from './app-policies'
import { apps } from './apps'
import { auditLogs, auditLogsV2 } from './audit-logs'
import { authenticate } from './authenticate'
import { certificates } from './certificates'
import type { Env, Tools } from './context'
import { refusal } from './envelope'
import { Failure, internalError, noRoute, notStored, slowDown } from './failure'
import { groups } from './groups'
import { identityProviders } from './identity-providers'
import { lists } from './lists'
import { logs } from './logs'
import { organizations } from './organizations'
import { policies } from './policies'
import { policyTests } from './policy-tests'
import { posture } from './posture'
import { createRateLimiter, LISTS_LIMIT, type RateLimit } from './rate-limit'
import { risk } from './risk'
import { serviceTokens } from './service-tokens'
import { tags } from './tags'
import { createTurns } from './turns'
import { accountTokens, user } from './user'
import { users } from './users'
import { zones } from './zones'

interface Options {
  rateLimit?: RateLimit
  onFault?: (error: unknown) => void
}

/** Everything under `/client/v4`, a file for each resource. */
export function api(tools: Tools, { rateLimit, onFault }: Options) {
  const inOrder = inTurns(tools)
  const access = new Hono<Env>()
    .use(accessEnabled)
    .route('/policies', policies(tools))
    .route('/policy-tests', policyTests(tools))
    .route('/groups', groups(tools))
    .route('/apps', appPolicies(tools))
    .route('/apps', apps(tools))
    .route('/identity_providers', identityProviders(tools))
    .route('/service_tokens', serviceTokens(tools))
    .route('/certificates', certificates(tools))
    .route('/tags', tags(tools))
    .route('/organizations', organizations(tools))
    .route('/users', users(tools))
    .route('/logs', logs(tools))

  const app = new Hono<Env>().use(marked(tools)).use(authenticate(tools))
  if (rateLimit) {
    app.use(limited(tools, rateLimit))
    app.use('/accounts/:account/gateway/lists/*', limited(tools, LISTS_LIMIT))
  }
  app
    .route('/user', user())
    .route('/accounts', accounts(tools))
    .use('/accounts/:account/*', accountOfPath(tools), inOrder)
    .route('/accounts/:account', account())
    .route('/accounts/:account/tokens', accountTokens())
    .route('/accounts/:account/access', access)
    .route('/accounts/:account/gateway/lists', lists(tools))
    .route('/accounts/:account/devices/posture', posture(tools))
    .route('/accounts/:account/zt_risk_scoring', risk(tools))
    .route('/accounts/:account/audit_logs', auditLogs(tools))
    .route('/accounts/:account/logs/audit', auditLogsV2(tools))
    .route('/zones', zones(tools))
    .use('/zones/:zone/*', accountOfZone(tools), accessEnabled, inOrder)
    .route('/zones/:zone/access/groups', groups(tools, 'zone_groups'))

  const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => patternOf(path))
  return app
    .all('*', (c) => {
      const path = c.req.path.replace(/^\/client\/v4/, '')
      if (!routes.some((pattern) => pattern.test(path))) throw noRoute(c.req.path)
      throw new Failure(405, 10405, 'Method not allowed for this authentication scheme')
    })
    .onError((error, c) => {
      if (error instanceof Failure) return refusal(c, error)
      onFault?.(error)
      if (error instanceof StorageError) return refusal(c, notStored(error.reason))
      return refusal(c, internalError())
    })
}

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)

/** The headers by which support finds a call again. */
const marked = ({ ids }: Tools) =>
  createMiddleware<Env>(async (c, next) => {
    c.set('auditLogId', ids.uuid())
    c.header('CF-RAY', `${ids.hex(16)}-LIS`)
    c.header('Cf-Auditlog-Id', c.var.auditLogId)
    await next()
  })

function limited({ clock }: Tools, limit: RateLimit) {
  const count = createRateLimiter(limit)
  return createMiddleware<Env>(async (c, next) => {
    const { allowed, remaining, reset } = count(c.var.credential.id, clock())
    c.header('x-ratelimit-limit', String(limit.calls))
    c.header('x-ratelimit-remaining', String(remaining))
    c.header('x-ratelimit-reset', String(reset))
    if (!allowed) throw slowDown(reset)
    await next()
  })
}

/** Writes of an account one after the other, each noted in its audit log. */
function inTurns(tools: Tools) {
  const inTurn = createTurns()
  return createMiddleware<Env>(async (c, next) => {
    if (c.req.method === 'GET') return next()
    // Before its turn: a body that arrives slowly must not hold up the others.
    await c.req.text()
    return inTurn(c.var.account.id, async () => {
      await next()
      if (c.res.ok) await noteWrite(tools, c)
    })
  })
}
