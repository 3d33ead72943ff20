import { type DocumentChange, MOST_CHANGES, NEW_ID } from '#core/change-set'
import { AppError } from '#core/errors'
import { isObject } from '#core/json'
import { Hono } from 'hono'
import * as z from 'zod'
import { answer } from '../answer'
import { applyAll } from '../change-set'
import type { AccountEnv } from '../env'
import { guardedDocuments } from '../guarded-documents'
import { jsonBody } from '../middleware/json-body'

const kind = z.enum(['policies', 'groups'])
const id = z.string().min(1)
// The object itself, not a copy that zod has made: a copy would lack what we do not know.
const document = z.custom<Record<string, unknown>>(isObject)

const changeSet = z.object({
  changes: z
    .array(
      z.discriminatedUnion('action', [
        z.object({ action: z.literal('create'), kind, id: id.startsWith(NEW_ID), document }),
        z.object({ action: z.literal('update'), kind, id, etag: z.string(), document }),
        z.object({ action: z.literal('delete'), kind, id, etag: z.string() }),
      ]),
    )
    .min(1)
    .max(MOST_CHANGES),
})

function changesIn(body: object): DocumentChange[] {
  const { data, error } = changeSet.safeParse(body)
  if (!data) {
    const [issue] = error.issues
    throw new AppError(
      'invalid_request',
      `These changes cannot be understood (${issue?.path.join('.')}: ${issue?.message}). Each says what it does, to which policy or group, and from which version; at most ${MOST_CHANGES} at once.`,
    )
  }
  const keys = new Set(data.changes.map((change) => `${change.kind}:${change.id}`))
  if (keys.size === data.changes.length) return data.changes
  throw new AppError('invalid_request', 'Two of these changes are about the same thing. Make one change of them.')
}

/** Several changes that belong together: all of them hold in the end, or as far as can be, none. */
export const changes = new Hono<AccountEnv>().post('/', jsonBody<{ changes: DocumentChange[] }>(), async (c) => {
  const { services, account, requestId } = c.var
  const guard = { services, account: account.id, owner: account.id, requestId }
  const outcomes = await applyAll(changesIn(c.req.valid('json')), {
    policies: guardedDocuments('policies', account.policies, guard),
    groups: guardedDocuments('groups', account.groups, guard),
  })
  return answer(c, { changes: outcomes })
})
