import { AppError } from '#core/errors'
import { isObject } from '#core/json'
import { MOST_TESTED, type TestedPolicy } from '#core/policy-test'
import { Hono } from 'hono'
import * as z from 'zod'
import { answer } from '../answer'
import type { AccountEnv } from '../env'
import { jsonBody } from '../middleware/json-body'

interface Tested {
  policies: TestedPolicy[]
}

const sent = z.object({
  // The body itself, not a copy that zod has made: a copy would lack what we do not know.
  policies: z
    .array(z.union([z.uuid(), z.custom<Record<string, unknown>>(isObject)]))
    .min(1)
    .max(MOST_TESTED),
})

function policiesIn(body: object): TestedPolicy[] {
  const { data } = sent.safeParse(body)
  if (data) return data.policies
  throw new AppError(
    'invalid_request',
    `Say which policies are to be tested, by their ids or as they would be: 1 to ${MOST_TESTED} of them.`,
    { place: { field: 'policies' } },
  )
}

function pageIn(asked = '1'): number {
  if (/^[1-9]\d{0,5}$/.test(asked)) return Number(asked)
  throw new AppError('invalid_request', 'A page is a number from 1.', { place: { field: 'page' } })
}

/**
 * Cloudflare's own test of policies, saved or not, on everybody who ever logged in: it is started, then asked how far it
 * is, and whom it has judged, a page at a time. Nothing is written in the account.
 */
export const policyTests = new Hono<AccountEnv>()
  .post('/', jsonBody<Tested>(), async (c) => {
    const policies = policiesIn(c.req.valid('json'))
    return answer(c, { id: await c.var.account.policyTests.start(policies) })
  })
  .get('/:id', async (c) => answer(c, await c.var.account.policyTests.progress(c.req.param('id'))))
  .get('/:id/people', async (c) =>
    answer(c, await c.var.account.policyTests.people(c.req.param('id'), pageIn(c.req.query('page')))),
  )
