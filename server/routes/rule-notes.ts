import { canonicalRule } from '#core/canonical'
import { AppError } from '#core/errors'
import { isObject } from '#core/json'
import { noteProblems, type RuleNote, type RuleNoteRequest } from '#core/rule-note'
import { RULE_TYPES } from '#core/rule-type'
import { Hono } from 'hono'
import * as z from 'zod'
import { answer } from '../answer'
import { objectId } from '../cloudflare/path'
import type { AccountEnv } from '../env'
import { jsonBody } from '../middleware/json-body'
import { endRuleNote, keepRuleNotes, ruleNotesOf } from '../records/rule-notes'

/** Rules are short. */
const LONGEST_RULE = 8_000

/** Why rules are there and until when: kept here, since Cloudflare has no place for it. Whoever may change documents may say so. */
export const ruleNotes = new Hono<AccountEnv>()
  .get('/', async (c) => answer(c, await ruleNotesOf(c.var.services.records, c.var.account.id)))
  .post('/', jsonBody<RuleNoteRequest>(), async (c) => {
    const { services, account, actor } = c.var
    const now = services.clock()
    const note: RuleNote = {
      id: services.newId(),
      ...asked(c.req.valid('json'), now),
      actor: actor?.name ?? 'unknown',
      at: now.toISOString(),
    }
    await keepRuleNotes(services.records, account.id, [note])
    return answer(c, note, 201)
  })
  .delete('/:id', async (c) => {
    const id = objectId(c.req.param('id'), 'note')
    if (await endRuleNote(c.var.services.records, c.var.account.id, id)) return answer(c, { id })
    throw new AppError('not_found', 'This reason is not there any more: somebody has taken it away already.')
  })

const place = z.object({
  kind: z.enum(['policies', 'groups'], 'Say whether the rule stands in a policy or in a group.'),
  document: z.string('Say which policy or group the rule stands in.'),
  ruleType: z.enum(RULE_TYPES, 'Say in which list the rule stands.'),
  // The object itself, not a copy that zod has made.
  rule: z.custom<object>(isObject, 'Say which rule this is about.'),
})

function asked(body: object, now: Date): Omit<RuleNote, 'id' | 'actor' | 'at'> {
  const { data, error } = place.safeParse(body)
  if (error) {
    const [issue] = error.issues
    throw refused(String(issue?.path[0] ?? 'rule'), issue?.message ?? 'Say which rule this is about.')
  }
  const { kind, document, ruleType } = data
  const rule = canonicalRule(data.rule)
  if (rule.length > LONGEST_RULE) throw refused('rule', 'This rule is too long for a reason to be kept with it.')
  const { reason, until } = body as Partial<Record<keyof RuleNoteRequest, unknown>>
  const [problem] = Object.entries(noteProblems({ reason, until }, now))
  if (problem) throw refused(...problem)
  if (String(reason).includes('\0'))
    throw refused('reason', 'There is a character in this that cannot be kept. Type the reason anew.')
  return {
    kind,
    document: objectId(document, kind === 'policies' ? 'policy' : 'group'),
    ruleType,
    rule,
    reason: String(reason).trim(),
    ...(typeof until === 'string' && { until }),
  }
}

const refused = (field: string, message: string) => new AppError('invalid_request', message, { place: { field } })
