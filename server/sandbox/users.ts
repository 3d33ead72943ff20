import { Hono } from 'hono'
import type { AccessRequest } from '#core/access-request'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { answer } from './envelope'
import { notFound } from './failure'
import { found } from './found'
import { byNameOrSearch, contains, readOnly } from './read-only'
import type { Document } from './seed-account'

/** `/access/users`: everybody Access has heard of, and what it last saw of each. */
export function users(tools: Tools) {
  const search = byNameOrSearch('name', 'email')
  const identityOf = async (account: string, id: string) => {
    await found(tools, account, 'users', id)
    const identity = (await tools.store.all(account, 'identities')).find(({ user_id }) => user_id === id)
    return identity ?? (tools.profile === 'lenient' ? { id, user_id: id, last_login: 0, request: {} } : undefined)
  }

  return new Hono<Env>()
    .use(needs('Access: Audit Logs'))
    .get('/:id/last_seen_identity', async (c) => {
      const { id: account } = c.var.account
      const identity = await identityOf(account, c.req.param('id'))
      if (!identity) throw notFound()
      return answer(c, identityOutput(account, identity))
    })
    .get('/:id/active_sessions', async (c) => {
      const identity = await identityOf(c.var.account.id, c.req.param('id'))
      return answer(c, identity?.active_sessions ?? [])
    })
    .get('/:id/failed_logins', async (c) => {
      const identity = await identityOf(c.var.account.id, c.req.param('id'))
      return answer(c, identity?.failed_logins ?? [])
    })
    .route(
      '/',
      readOnly(tools, 'users', {
        permission: 'Access: Audit Logs',
        size: { usual: 1000, max: 1000 },
        matches: (row, query) => search(row, query) && (query.email === undefined || contains(row.email, query.email)),
        shape: (row) => row,
      }),
    )
}

/** The facts of the last visit, in the words of `last_seen_identity`. */
function identityOutput(account: string, { user_id, last_login, request }: Document) {
  const visit = request as AccessRequest
  const shown = Boolean(visit.certificate)
  return {
    account_id: account,
    amr: visit.auth_methods ?? [],
    auth_status: shown ? 'SUCCESS' : 'NONE',
    common_name: visit.certificate?.common_name ?? '',
    device_id: '',
    device_sessions: {},
    devicePosture: Object.fromEntries(
      Object.entries(visit.posture ?? {}).map(([id, success]) => [id, { id, success }]),
    ),
    email: visit.email,
    geo: { country: visit.country },
    groups: visit.asserted?.groups ?? [],
    iat: Math.floor(Date.parse(String(last_login)) / 1000),
    idp: visit.identity_provider,
    ip: visit.ip,
    is_gateway: false,
    is_warp: Object.keys(visit.posture ?? {}).length > 0,
    mtls_auth: { auth_status: shown ? 'SUCCESS' : 'NONE', cert_presented: shown },
    service_token_id: visit.service_token ?? '',
    service_token_status: Boolean(visit.service_token),
    user_uuid: user_id,
    version: 2,
  }
}
