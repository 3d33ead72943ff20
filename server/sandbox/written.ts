import type { Context } from 'hono'
import { isObject, readJson } from '#core/json'
import { isDecision } from '#core/decision'
import { RULE_TYPES } from '#core/rule-type'
import type { Env } from './context'
import { Failure, invalidRequest } from './failure'
import type { Document } from './seed-account'

/** The fields of a policy that a write sets: https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/policies/ */
const POLICY_FIELDS = [
  'name',
  'decision',
  'include',
  'exclude',
  'require',
  'session_duration',
  'isolation_required',
  'purpose_justification_required',
  'purpose_justification_prompt',
  'approval_required',
  'approval_groups',
  'mfa_config',
  'connection_rules',
]

const GROUP_FIELDS = ['name', 'include', 'exclude', 'require', 'is_default']

/** Set by Cloudflare alone, so a write of them changes nothing. */
const READ_ONLY = [
  'id',
  'uid',
  'account_id',
  'app_count',
  'reusable',
  'precedence',
  'zone_id',
  'created_at',
  'updated_at',
]

/** What a write leaves as it was. */
export const keptBy = (stored: Document) =>
  Object.fromEntries(READ_ONLY.filter((key) => Object.hasOwn(stored, key)).map((key) => [key, stored[key]]))

/** The body as JSON, numbers exact. */
export async function bodyOf(c: Context<Env>): Promise<Record<string, unknown>> {
  const text = await c.req.text()
  let body: unknown
  try {
    body = readJson(text)
  } catch {
    throw invalidRequest('the body is not valid JSON')
  }
  if (!isObject(body)) throw invalidRequest('the body is not an object')
  return body
}

/** What a write of a policy stores, `id` and times aside. Fields that nobody knows are ignored, as Cloudflare does. */
export function writtenPolicy(body: Record<string, unknown>, stored?: Document) {
  checkName(body)
  if (!isDecision(body.decision)) throw invalidRequest(`decision is missing or invalid`)
  checkRuleLists(body, () => invalidRequest('include is not a list of rules'))
  return knownTo(POLICY_FIELDS, body, stored)
}

/** As `writtenPolicy`, for a rule group. */
export function writtenGroup(body: Record<string, unknown>, stored?: Document) {
  checkName(body)
  checkRuleLists(body, () => new Failure(400, 11020, 'access.api.error.failed_to_load_group'))
  return knownTo(GROUP_FIELDS, body, stored)
}

function checkName({ name }: Record<string, unknown>) {
  if (typeof name !== 'string' || name.trim() === '') throw invalidRequest('name field should not be empty')
}

function checkRuleLists(body: Record<string, unknown>, notAList: () => Failure) {
  for (const ruleType of RULE_TYPES) {
    const rules = body[ruleType]
    if (rules !== undefined && rules !== null && !Array.isArray(rules)) throw notAList()
  }
  const { include } = body
  if (!Array.isArray(include) || include.length === 0) throw invalidRequest('include field should not be empty')
}

/** A field that the stored document has is one that Cloudflare knows, whether we do or not. */
function knownTo(fields: string[], body: Record<string, unknown>, stored: Document | undefined) {
  const known = (key: string) => fields.includes(key) || (stored !== undefined && Object.hasOwn(stored, key))
  return Object.fromEntries(Object.entries(body).filter(([key]) => known(key) && !READ_ONLY.includes(key)))
}
