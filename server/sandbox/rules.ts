import { stableText } from '#core/canonical'
import { isObject } from '#core/json'
import type { Reference, ReferenceKind } from '#core/reference'
import { RULE_TYPES, type RuleType } from '#core/rule-type'
import { selectorOf } from '#core/selectors'
import type { Tools } from './context'
import { internalError, invalidRequest } from './failure'
import type { Document } from './seed-account'

/** A selector that Cloudflare knows and Gatehouse does not, as happens on the day Cloudflare adds one. */
export const UNRELEASED_SELECTOR = 'time_window'

/**
 * Refuses rules that Cloudflare would refuse. What the stored document already holds passes: it was accepted once.
 * Values are not looked into, except that some ids must exist.
 */
export async function checkRules(tools: Tools, account: string, body: Record<string, unknown>, stored?: Document) {
  const accepted = new Set(RULE_TYPES.flatMap((ruleType) => listOf(stored?.[ruleType]).map(stableText)))
  for (const ruleType of RULE_TYPES) {
    for (const rule of listOf(body[ruleType])) {
      if (!isRule(rule) && !accepted.has(stableText(rule))) {
        throw invalidRequest(`invalid '${ruleType}' configuration: ${JSON.stringify(keysOf(rule))} is not a rule`)
      }
      for (const reference of referencesOf(rule)) await checkReference(tools, account, ruleType, reference)
    }
  }
}

/** Whether it has exactly one key, and that key is a selector's. */
function isRule(rule: unknown) {
  const [key, second] = keysOf(rule)
  if (key === undefined || second !== undefined) return false
  if (selectorOf(key) === undefined && key !== UNRELEASED_SELECTOR) return false
  return isObject((rule as Record<string, unknown>)[key])
}

const keysOf = (rule: unknown) => (isObject(rule) ? Object.keys(rule) : [])

const listOf = (rules: unknown): unknown[] => (Array.isArray(rules) ? rules : [])

/** What a rule points to by id, as its selector says. Ids that are not filled in are left out. */
export function referencesOf(rule: unknown): Reference[] {
  const [key] = keysOf(rule)
  const selector = key === undefined ? undefined : selectorOf(key)
  const value = key === undefined ? undefined : (rule as Record<string, unknown>)[key]
  if (!selector || !isObject(value)) return []
  return Object.entries(selector.fields).flatMap(([name, field]) => {
    const id = value[name]
    return field.kind === 'reference' && typeof id === 'string' ? [{ kind: field.to, id }] : []
  })
}

/** The ids of the rule groups that the rules of a policy or group name directly. */
export const groupsNamedIn = (document: Record<string, unknown>) =>
  RULE_TYPES.flatMap((ruleType) => listOf(document[ruleType]))
    .flatMap(referencesOf)
    .filter(({ kind }) => kind === 'groups')
    .map(({ id }) => id)

/** Login methods, device checks and lists are not among them: Cloudflare takes any id there. */
type Check = (tools: Tools, account: string, id: string, ruleType: RuleType) => Promise<void>

const checks: Partial<Record<ReferenceKind, Check>> = {
  async service_tokens({ store }, account, id, ruleType) {
    if (await store.find(account, 'service_tokens', id)) return
    throw invalidRequest(`invalid '${ruleType}' configuration: service token not found`)
  },
  async apps({ store }, account, id) {
    if (!(await store.find(account, 'apps', id))) throw invalidRequest('linked app must be an existing app')
  },
  async groups({ store, faithfulFaults }, account, id, ruleType) {
    if ((await store.find(account, 'groups', id)) ?? (await store.find(account, 'zone_groups', id))) return
    if (faithfulFaults) throw internalError()
    throw invalidRequest(`invalid '${ruleType}' configuration: access group not found`)
  },
}

async function checkReference(tools: Tools, account: string, ruleType: RuleType, { kind, id }: Reference) {
  if (tools.profile === 'lenient') return
  await checks[kind]?.(tools, account, id, ruleType)
}
