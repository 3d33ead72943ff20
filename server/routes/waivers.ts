import { AppError } from '#core/errors'
import { stopsPublish } from '#core/findings/find'
import { type Waiver, waiverProblems, type WaiverRequest } from '#core/waiver'
import { Hono } from 'hono'
import { answer } from '../answer'
import { objectId } from '../cloudflare/path'
import type { AccountEnv } from '../env'
import { jsonBody } from '../middleware/json-body'
import { endWaiver, keepWaiver, waiversOf } from '../records/waivers'

/** A key holds the text of a rule, and rules are short. */
const LONGEST_KEY = 8_000

/** Findings that somebody decided to live with for a while. Whoever may change documents may waive. */
export const waivers = new Hono<AccountEnv>()
  .get('/', async (c) => answer(c, await waiversOf(c.var.services.records, c.var.account.id)))
  .post('/', jsonBody<WaiverRequest>(), async (c) => {
    const { services, account, actor } = c.var
    const now = services.clock()
    const { finding, reason, until } = asked(c.req.valid('json'), now)
    const waiver: Waiver = {
      id: services.newId(),
      finding,
      reason: reason.trim(),
      until,
      actor: actor?.name ?? 'unknown',
      at: now.toISOString(),
    }
    await keepWaiver(services.records, account.id, waiver)
    return answer(c, waiver, 201)
  })
  .delete('/:id', async (c) => {
    const id = objectId(c.req.param('id'), 'waiver')
    if (await endWaiver(c.var.services.records, c.var.account.id, id)) return answer(c, { id })
    throw new AppError('not_found', 'This waiver is not there any more: somebody has ended it already.')
  })

const NOT_WAIVED =
  'This stops a publish, so a waiver would change nothing. An owner can override it with a reason where it is published.'

function asked(body: Partial<Record<keyof WaiverRequest, unknown>>, now: Date): WaiverRequest {
  const { finding, reason, until } = body
  if (typeof finding !== 'string' || finding === '' || finding.length > LONGEST_KEY)
    throw new AppError('invalid_request', 'Say which finding is to be waived.', { place: { field: 'finding' } })
  const [id = ''] = finding.split('/')
  if (stopsPublish(id)) throw new AppError('invalid_request', NOT_WAIVED, { place: { field: 'finding' } })
  const [problem] = Object.entries(waiverProblems({ reason, until }, now))
  if ([finding, reason].some((text) => String(text).includes('\0')))
    throw new AppError('invalid_request', 'There is a character in this that cannot be kept. Type the reason anew.', {
      place: { field: 'reason' },
    })
  if (problem) throw new AppError('invalid_request', problem[1], { place: { field: problem[0] } })
  return { finding, reason, until } as WaiverRequest
}
