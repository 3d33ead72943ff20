import { Hono } from 'hono'
import { answer } from '../answer'
import { assessChanges } from '../assess'
import type { AccountEnv } from '../env'
import { jsonBody } from '../middleware/json-body'
import { settingsOf } from '../records/settings'
import { type ChangeSet, changeSetIn } from './changes'

/** What changes would do if they were published now. Nothing is written. */
export const assessment = new Hono<AccountEnv>().post('/', jsonBody<ChangeSet>(), async (c) => {
  const { services, account, actor } = c.var
  const { changes } = changeSetIn(c.req.valid('json'))
  const { settings } = await settingsOf(services.records, account.id)
  return answer(c, await assessChanges(changes, { services, account, settings, actor: actor?.name ?? 'unknown' }))
})
