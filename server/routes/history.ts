import { AppError } from '#core/errors'
import type { HistoryEntry, HistoryQuery } from '#core/history-record'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { answer } from '../answer'
import type { AccountEnv } from '../env'
import { jsonBody } from '../middleware/json-body'
import { EXPORTS, exported } from '../records/export'
import { MOST_RECORDS } from '../records/history'
import { takingBack } from '../take-back'
import { overriding, reason } from './changes'
import { present } from './row'

/** So many records make a page unless it is said otherwise. */
const USUAL_RECORDS = 50

const text = z.string().max(1_000)
const count = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const query = z.object({
  kind: z.enum(['policies', 'groups']).optional(),
  id: text.optional(),
  actor: text.optional(),
  origin: z.enum(['gatehouse', 'elsewhere']).optional(),
  set: text.optional(),
  q: text.optional(),
  before: count.optional(),
  limit: count.max(MOST_RECORDS).optional(),
})

const side = z.enum(['before', 'after'])
const said = { reason: reason.optional(), override: overriding.optional() }
const restoring = z.object({ version: side, etag: z.string().optional(), leave_out: z.boolean().optional(), ...said })
const undoing = z.object(said)

/** What was changed, here and elsewhere, and how it is taken back. */
export const history = new Hono<AccountEnv>()
  .get('/', async (c) => {
    const { limit = USUAL_RECORDS, ...asked } = askedFor(c)
    return answer(c, await c.var.services.history.page(c.var.account.id, asked, limit))
  })
  .get('/export', (c) => {
    const { services, account } = c.var
    const format = c.req.query('format') === 'csv' ? 'csv' : 'jsonl'
    const { limit: _, ...asked } = askedFor(c)
    const day = services.clock().toISOString().slice(0, 10)
    const redacting = new TransformStream<string, string>({
      transform: (part, controller) => controller.enqueue(services.redact(part)),
    })
    const body = exported(services.history, account.id, asked, format)
      .pipeThrough(redacting)
      .pipeThrough(new TextEncoderStream())
    return c.body(body, 200, {
      'content-type': EXPORTS[format].type,
      'content-disposition': `attachment; filename="gatehouse-history-${day}.${format}"`,
    })
  })
  .get('/names', async (c) => answer(c, await c.var.services.history.names.gone(c.var.account.id)))
  .get('/:number', async (c) => answer(c, await entryOf(c)))
  .get('/:number/restore-preview', async (c) => {
    const version = side.safeParse(c.req.query('version'))
    if (!version.data)
      throw new AppError('invalid_request', 'Say which version of the record is meant: before or after.')
    const leaveOut = c.req.query('leave_out') === 'true'
    return answer(c, await takingBack(c).preview(await entryOf(c), version.data, leaveOut))
  })
  .post('/:number/restore', jsonBody<z.input<typeof restoring>>(), async (c) => {
    const { data } = restoring.safeParse(c.req.valid('json'))
    if (!data)
      throw new AppError(
        'invalid_request',
        'Say which version is to be restored (before or after), and why in at most 1,000 characters.',
      )
    return answer(c, await takingBack(c).restore(await entryOf(c), present(data)))
  })
  .post('/:number/undo', jsonBody<z.input<typeof undoing>>(), async (c) => {
    const { data } = undoing.safeParse(c.req.valid('json'))
    if (!data) throw new AppError('invalid_request', 'Say why in at most 1,000 characters, or nothing at all.')
    return answer(c, await takingBack(c).undo(await entryOf(c), present(data)))
  })

/** What the address asks for. A character that no database takes stands in no record. */
function askedFor(c: Context<AccountEnv>): HistoryQuery & { limit?: number } {
  const words = Object.entries(c.req.query()).map(([name, value]) => [name, value.replaceAll('\0', '')])
  const { data, error } = query.safeParse(Object.fromEntries(words.filter(([, value]) => value !== '')))
  if (data) return present(data)
  const [issue] = error.issues
  throw new AppError(
    'invalid_request',
    `This cannot be looked up (${issue?.path.join('.')}: ${issue?.message}). Ask for at most ${MOST_RECORDS} records at once.`,
  )
}

async function entryOf(c: Context<AccountEnv>): Promise<HistoryEntry> {
  const { services, account } = c.var
  const number = c.req.param('number') ?? ''
  const entry = /^[1-9]\d{0,14}$/.test(number) ? await services.history.entry(account.id, Number(number)) : undefined
  if (entry) return entry
  throw new AppError('not_found', 'There is no such record in the history of this account.')
}
