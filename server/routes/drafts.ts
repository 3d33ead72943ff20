import { AppError } from '#core/errors'
import { isObject } from '#core/json'
import type { SharedDraft } from '#core/shared-draft'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { answer } from '../answer'
import { type DraftContent, draftsFor } from '../drafts'
import type { AccountEnv } from '../env'
import { jsonBody } from '../middleware/json-body'
import { requireRole } from '../middleware/role'
import { draftsOf } from '../records/drafts'
import { changeSetIn, overriding, reason } from './changes'

const states = z.enum(['draft', 'proposed', 'sent-back', 'published', 'discarded'])

const LONGEST_TITLE = 200

const content = z.object({
  title: z
    .string('Give this draft a title, so that others know what it is about.')
    .trim()
    .min(1, 'Give this draft a title, so that others know what it is about.')
    // As a person counts: an emoji is one.
    .refine(
      (title) => Array.from(title).length <= LONGEST_TITLE,
      `Shorten the title to ${LONGEST_TITLE} characters or fewer.`,
    ),
  // The objects themselves, not copies that zod has made.
  bases: z.custom<Record<string, unknown>>(isObject, 'Say what the objects were when the draft was begun.').default({}),
})

const version = z.number('Say which version of the draft this step was made from.').int()

const step = z.object({
  version,
  text: reason.optional(),
  override: z.union([overriding, reason.min(1).transform((text) => ({ reason: text }))]).optional(),
})

type Step = z.input<typeof step>

type Sent = Pick<SharedDraft, 'title' | 'changes'> & Partial<Pick<SharedDraft, 'bases' | 'reason'>>

/** Change sets that live here: shared by link, proposed, approved, published. */
export const drafts = new Hono<AccountEnv>()
  .get('/', async (c) => {
    const { services, account, actor } = c.var
    const asked = states.safeParse(c.req.query('state'))
    const mine = c.req.query('mine') === 'true'
    const found = await draftsOf(services.records, account.id, {
      ...(asked.data && { states: [asked.data] }),
      ...(mine && actor && { author: actor.name }),
    })
    return answer(c, found)
  })
  .post('/', jsonBody<Sent>(), async (c) => answer(c, await draftsFor(c).create(contentIn(c.req.valid('json'))), 201))
  .get('/:id', async (c) => answer(c, await draftsFor(c).one(idIn(c))))
  .put('/:id', jsonBody<Sent & { version: number }>(), async (c) => {
    const body = c.req.valid('json')
    return answer(
      c,
      await draftsFor(c).update(idIn(c), understood(z.object({ version }), body).version, contentIn(body)),
    )
  })
  .post('/:id/propose', jsonBody<Step>(), async (c) => {
    const asked = understood(step, c.req.valid('json'))
    return answer(c, await draftsFor(c).propose(idIn(c), asked.version, asked.text))
  })
  .post('/:id/send-back', requireRole('owner'), jsonBody<Step>(), async (c) => {
    const asked = understood(step, c.req.valid('json'))
    if (!asked.text) {
      throw new AppError('invalid_request', 'Say what is to be changed, so that whoever proposed it knows.', {
        place: { field: 'text' },
      })
    }
    return answer(c, await draftsFor(c).sendBack(idIn(c), asked.version, asked.text))
  })
  .post('/:id/publish', jsonBody<Step>(), async (c) => {
    const asked = understood(step, c.req.valid('json'))
    return answer(
      c,
      await draftsFor(c).publish(idIn(c), asked.version, { reason: asked.text, override: asked.override }),
    )
  })
  .post('/:id/discard', jsonBody<Step>(), async (c) => {
    const asked = understood(step, c.req.valid('json'))
    return answer(c, await draftsFor(c).discard(idIn(c), asked.version, asked.text))
  })

const idIn = (c: Context<AccountEnv>) => c.req.param('id') ?? ''

function contentIn(body: object): DraftContent {
  const { title, bases } = understood(content, body)
  const { changes, reason: why } = changeSetIn(body)
  return { title, changes, bases, ...(why !== undefined && why !== '' && { reason: why }) }
}

function understood<T extends z.ZodType>(schema: T, body: object): z.output<T> {
  const { data, error } = schema.safeParse(body)
  if (error === undefined) return data
  const [issue] = error.issues
  const [field] = issue?.path ?? []
  throw new AppError('invalid_request', issue?.message ?? 'This is no draft.', {
    ...(typeof field === 'string' && { place: { field } }),
  })
}
