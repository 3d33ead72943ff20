import type { Context } from 'hono'
import { timestamp, type Env, type Tools } from './context'
import { OWNER_EMAIL } from './credentials'
import type { Document } from './seed-account'

const actions: Record<string, string> = { POST: 'create', PUT: 'update', PATCH: 'update', DELETE: 'delete' }

/** Notes in the account's audit log that a write was done. */
export async function noteWrite({ store, clock }: Tools, c: Context<Env>) {
  const { account, credential, auditLogId } = c.var
  const [kind = '', resource = ''] = c.req.path.split('/').slice(5)
  const type = actions[c.req.method] ?? 'update'
  const entry: Document = {
    id: auditLogId,
    account: { id: account.id, name: account.name },
    action: { description: `${type} ${resource}`, result: 'success', time: timestamp(clock()), type },
    actor: {
      context: 'api_token',
      email: OWNER_EMAIL,
      id: credential.token_id,
      ip_address: '127.0.0.1',
      token_id: credential.token_id,
      token_name: credential.name,
      type: credential.owner,
    },
    raw: { method: c.req.method, status_code: c.res.status, uri: c.req.path },
    resource: { product: kind, type: resource },
  }
  await store.write(account.id, [{ kind: 'audit_logs', put: entry }])
}
