import type { AccessDocument, DocumentKind } from './document-kind'
import { isObject, writeJson } from './json'
import { RULE_TYPES } from './rule-type'
import { selectorOf } from './selectors'

/** What Cloudflare sets itself and refuses or ignores in a write. */
const READ_ONLY: Record<DocumentKind, ReadonlySet<string>> = {
  policies: new Set(['id', 'uid', 'account_id', 'app_count', 'reusable', 'precedence', 'created_at', 'updated_at']),
  groups: new Set(['id', 'uid', 'created_at', 'updated_at']),
}

/**
 * The document as it is sent in a write: without the keys that Cloudflare sets, everything else kept in order. Its
 * reference says that answers about groups have a list in `is_default`; a write takes nothing but true and false there.
 */
export function writable(kind: DocumentKind, document: object): Record<string, unknown> {
  const isSent = ([key, value]: [string, unknown]) =>
    !READ_ONLY[kind].has(key) && !(kind === 'groups' && key === 'is_default' && Array.isArray(value))
  return Object.fromEntries(Object.entries(document).filter(isSent))
}

/**
 * A text that is equal for two documents exactly when they mean the same to Cloudflare: what it adds, drops, rewrites
 * or reorders in its answers makes no difference; what we do not know is compared exactly, key order aside.
 */
export const canonicalText = (kind: DocumentKind, document: object): string => writeJson(normalised(kind, document))

/** Whether two documents mean the same to Cloudflare; see `canonicalText`. */
export const sameDocument = (kind: DocumentKind, a: AccessDocument | object, b: AccessDocument | object): boolean =>
  canonicalText(kind, a) === canonicalText(kind, b)

/** The stable text of one rule, with the value as Cloudflare would give it back. Worked out once for each rule. */
export function canonicalRule(rule: unknown): string {
  if (!isObject(rule)) return writeJson(inKeyOrder(rule))
  const known = canonicalTexts.get(rule) ?? writeJson(inKeyOrder(asReturned(rule)))
  canonicalTexts.set(rule, known)
  return known
}

const canonicalTexts = new WeakMap<object, string>()

/** The stable text of any JSON value: keys sorted, nothing else changed. */
export const stableText = (value: unknown): string => writeJson(inKeyOrder(value))

/**
 * The members of a document in their one spelling, keys sorted, those that mean "not set" left out. A list of rules
 * is a sorted list of their texts: duplicates stay, because removing one is a change that a person made.
 */
export function normalised(kind: DocumentKind, document: object): Record<string, unknown> {
  const result: Record<string, unknown> = writable(kind, document)
  for (const ruleType of RULE_TYPES) {
    const list = result[ruleType]
    if (Array.isArray(list)) result[ruleType] = list.length > 0 ? list.map(canonicalRule).toSorted() : undefined
  }
  if (kind === 'groups') return membersInOrder(present(result, GROUP_EMPTY))
  // Cloudflare fills in 24 hours when nothing was sent; null and '' mean "as the application".
  result['session_duration'] = result['session_duration'] === undefined ? '24h' : (result['session_duration'] ?? '')
  result['approval_groups'] = asSet(result['approval_groups'], approvalGroup)
  result['mfa_config'] = mfaConfig(result['mfa_config'])
  result['connection_rules'] = connectionRules(result['connection_rules'])
  return membersInOrder(present(result, POLICY_EMPTY))
}

type Empty = Readonly<Record<string, (value: unknown) => boolean>>

const off = (value: unknown) => value === false || value === null
const none = (value: unknown) => value === null || value === ''
const nothing = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

const RULES_EMPTY: Empty = { include: nothing, require: nothing, exclude: nothing }
const GROUP_EMPTY: Empty = { ...RULES_EMPTY, is_default: off }
const POLICY_EMPTY: Empty = {
  ...RULES_EMPTY,
  isolation_required: off,
  purpose_justification_required: off,
  purpose_justification_prompt: none,
  approval_required: off,
  approval_groups: nothing,
  mfa_config: (value) => value === null,
  connection_rules: (value) => value === null,
}

/** Leaves out what is undefined and what, by its own measure, says the same as being absent. */
const present = (members: Record<string, unknown>, empty: Empty): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).filter(
      ([key, value]) => value !== undefined && !(Object.hasOwn(empty, key) && empty[key]?.(value)),
    ),
  )

/** A list whose order means nothing, sorted; anything else as it is. */
function asSet(value: unknown, member: (value: unknown) => unknown = (same) => same): unknown {
  if (!Array.isArray(value)) return value
  return value
    .map((item) => inKeyOrder(member(item)))
    .map((item) => [writeJson(item), item] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, item]) => item)
}

const approvalGroup = (group: unknown) =>
  isObject(group)
    ? present(
        { ...group, email_addresses: asSet(group['email_addresses']) },
        { email_addresses: nothing, email_list_uuid: none },
      )
    : group

// An empty `mfa_config` is not the same as none: it overrides what the application says.
const mfaConfig = (config: unknown) =>
  isObject(config)
    ? present(
        { ...config, allowed_authenticators: asSet(config['allowed_authenticators']) },
        { allowed_authenticators: nothing, mfa_disabled: off, session_duration: none },
      )
    : config

const LOCAL_TO_REMOTE = 'allowed_clipboard_local_to_remote_formats'
const REMOTE_TO_LOCAL = 'allowed_clipboard_remote_to_local_formats'

// Cloudflare drops empty format lists from its answers, so an emptied object says no more than an absent one.
function connectionRules(rules: unknown): unknown {
  if (!isObject(rules)) return rules
  const { rdp } = rules
  const clipboard = isObject(rdp)
    ? present(
        { ...rdp, [LOCAL_TO_REMOTE]: asSet(rdp[LOCAL_TO_REMOTE]), [REMOTE_TO_LOCAL]: asSet(rdp[REMOTE_TO_LOCAL]) },
        { [LOCAL_TO_REMOTE]: nothing, [REMOTE_TO_LOCAL]: nothing },
      )
    : rdp
  const left = present(
    { ...rules, rdp: clipboard },
    { rdp: (value) => value === null || (isObject(value) && Object.keys(value).length === 0) },
  )
  return Object.keys(left).length > 0 ? left : undefined
}

/** A rule with its value as the selector says that Cloudflare gives it back; anything else as it is. */
function asReturned(rule: Readonly<Record<string, unknown>>): unknown {
  const [key, second] = Object.keys(rule)
  if (key === undefined || second !== undefined) return rule
  const selector = selectorOf(key)
  const value = rule[key]
  if (!selector?.normalise || !isObject(value) || !selector.value.safeParse(value).success) return rule
  return { [key]: { ...value, ...selector.normalise(value) } }
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder)
  return isObject(value) ? membersInOrder(value) : value
}

const membersInOrder = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, inKeyOrder(value[key])]),
  )
