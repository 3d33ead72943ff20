import type { Context } from 'hono'
import { isObject } from '#core/json'
import { timestamp, type Env, type Tools } from './context'
import { OWNER_EMAIL } from './credentials'
import type { Document } from './seed-account'

const actions: Record<string, string> = { POST: 'create', PUT: 'update', PATCH: 'update', DELETE: 'delete' }

/** Notes in the account's audit log that a write was done. */
export async function noteWrite({ store, clock }: Tools, c: Context<Env>) {
  const { account, credential, auditLogId } = c.var
  const [kind = '', resource = ''] = c.req.path.split('/').slice(5)
  const addressed = c.req.path.split('/').slice(7).join('/')
  const written = (c.req.method === 'POST' && (await madeId(c))) || addressed
  const entry: Document = {
    id: auditLogId,
    when: timestamp(clock()),
    action: { type: actions[c.req.method] ?? 'update', result: true },
    actor: { id: credential.token_id, email: OWNER_EMAIL, ip: '127.0.0.1', type: credential.owner },
    interface: 'API',
    resource: { type: `${kind}_${resource}`, id: written },
    metadata: { name: credential.name },
    oldValue: '',
    newValue: '',
  }
  await store.write(account.id, [{ kind: 'audit_logs', put: entry }])
}

/** The id of what was made, which stands in the answer alone. */
async function madeId(c: Context<Env>): Promise<string> {
  const answered: unknown = await c.res
    .clone()
    .json()
    .catch(() => undefined)
  const result = isObject(answered) ? answered.result : undefined
  return isObject(result) && typeof result.id === 'string' ? result.id : ''
}
