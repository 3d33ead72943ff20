import { type DocumentChange, MOST_CHANGES, NEW_ID } from '#core/change-set'
import { AppError } from '#core/errors'
import { isObject } from '#core/json'
import { Hono } from 'hono'
import * as z from 'zod'
import { answer } from '../answer'
import { applyAll } from '../change-set'
import type { AccountEnv } from '../env'
import { jsonBody } from '../middleware/json-body'
import { publish } from '../publish'

const kind = z.enum(['policies', 'groups'])
const id = z.string().min(1)
// The object itself, not a copy that zod has made: a copy would lack what we do not know.
const document = z.custom<Record<string, unknown>>(isObject)

/** A reason is a few sentences; history keeps it for ever. */
const LONGEST_REASON = 2000
export const reason = z.string().trim().max(LONGEST_REASON, `A reason has at most ${LONGEST_REASON} characters.`)

export const overriding = z.object({
  reason: reason.min(1, 'Say why this is to be published although a guard stops it.'),
})

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
  reason: reason.optional(),
  override: overriding.optional(),
})

/** Changes that belong together, and what the person says to them. */
export interface ChangeSet {
  changes: DocumentChange[]
  reason?: string | undefined
  override?: { reason: string } | undefined
}

/** The changes in what was sent. @throws AppError `invalid_request` when they are none */
export function changeSetIn(body: object): ChangeSet {
  const { data, error } = changeSet.safeParse(body)
  if (!data) throw notUnderstood(error.issues[0])
  const keys = new Set(data.changes.map((change) => `${change.kind}:${change.id}`))
  if (keys.size === data.changes.length) return data
  throw new AppError('invalid_request', 'Two of these changes are about the same thing. Make one change of them.')
}

function notUnderstood({ path, message }: { path: PropertyKey[]; message: string } = { path: [], message: '' }) {
  const [field] = path
  if (field === 'reason' || field === 'override') return new AppError('invalid_request', message, { place: { field } })
  return new AppError(
    'invalid_request',
    `These changes cannot be understood (${path.join('.')}: ${message}). Each says what it does, to which policy or group, and from which version; at most ${MOST_CHANGES} at once.`,
  )
}

/** Several changes that belong together: all of them hold in the end, or as far as can be, none. */
export const changes = new Hono<AccountEnv>().post('/', jsonBody<ChangeSet>(), async (c) => {
  const { changes: all, reason: why, override } = changeSetIn(c.req.valid('json'))
  return answer(
    c,
    await publish(c, all, { reason: why, override }, async (documents, { recording }) => {
      const { outcomes, set } = await applyAll(all, documents, recording)
      return { changes: outcomes, set }
    }),
  )
})
