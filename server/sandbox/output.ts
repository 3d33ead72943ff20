import { isObject } from '#core/json'
import { readRule } from '#core/rule'
import { RULE_TYPES } from '#core/rule-type'
import type { Document } from './seed-account'

/**
 * Documents as Cloudflare gives them back, seen in recorded answers of the API: keys in alphabetical order, `[]` for
 * rule lists without rules, no `false`, no empty approval groups and no prompt that is not set. Made once for each
 * stored document, since stored documents never change.
 */
const policies = new WeakMap<Document, Record<string, unknown>>()
const counted = new WeakMap<Document, Record<string, unknown>>()
const groups = new WeakMap<Document, Record<string, unknown>>()
const others = new WeakMap<Document, Record<string, unknown>>()

/** A reusable policy. `appCount`: the applications that use it. */
export function policyOutput(policy: Document, appCount: number) {
  const known = counted.get(policy)
  if (known?.app_count === appCount) return known
  const output = inOrder({ ...policyBody(policy), reusable: true, app_count: appCount })
  counted.set(policy, output)
  return output
}

/** A policy as it stands in an application. */
export const appPolicyOutput = (policy: Document, link: { precedence: number; reusable: boolean }) =>
  inOrder({ ...policyBody(policy), ...link })

function policyBody(policy: Document) {
  const known = policies.get(policy)
  if (known) return known
  const body = inKeyOrder({
    session_duration: '24h',
    ...without(policy, {
      isolation_required: off,
      purpose_justification_required: off,
      purpose_justification_prompt: unset,
      approval_required: off,
      approval_groups: empty,
      mfa_config: absent,
      connection_rules: absent,
    }),
    ...ruleLists(policy),
    ...(policy.session_duration === null && { session_duration: '' }),
    ...(isObject(policy.mfa_config) && { mfa_config: mfaConfig(policy.mfa_config) }),
    ...(isObject(policy.connection_rules) && { connection_rules: connectionRules(policy.connection_rules) }),
    uid: policy.id,
  })
  policies.set(policy, body)
  return body
}

export function groupOutput(group: Document) {
  const known = groups.get(group)
  if (known) return known
  const body = inKeyOrder({
    ...without(except(group, 'zone_id'), { is_default: off }),
    ...ruleLists(group),
    uid: group.id,
  })
  groups.set(group, body)
  return body
}

/** A document without some of its members. */
export const except = (members: Record<string, unknown>, ...keys: string[]) =>
  Object.fromEntries(Object.entries(members).filter(([key]) => !keys.includes(key)))

/** Any other document, with the `uid` that Access gives its objects beside the `id`. */
export function withUid(document: Document) {
  const known = others.get(document)
  if (known) return known
  const body = inKeyOrder({ ...document, uid: document.uid ?? document.id })
  others.set(document, body)
  return body
}

/** An application, with its policies as they stand in it. */
export const appOutput = (app: Document, inIt: Record<string, unknown>[]) =>
  inOrder({ ...withUid(app), policies: inIt })

const ruleLists = (document: Document) =>
  Object.fromEntries(RULE_TYPES.map((ruleType) => [ruleType, ruleOutputs(document[ruleType])]))

const ruleOutputs = (rules: unknown) => (Array.isArray(rules) ? rules.map(ruleOutput) : [])

/** A rule with its value as the selector says that Cloudflare rewrites it. */
function ruleOutput(rule: unknown): unknown {
  const read = readRule(rule)
  if (read.state !== 'known' || read.problems.length > 0 || !read.selector.normalise) return rule
  return { [read.selector.key]: { ...read.value, ...read.selector.normalise(read.value) } }
}

const mfaConfig = (config: Record<string, unknown>) => ({
  mfa_disabled: false,
  ...without(config, { allowed_authenticators: empty, mfa_disabled: absent, session_duration: absent }),
})

const connectionRules = (rules: Record<string, unknown>) =>
  isObject(rules.rdp)
    ? {
        ...rules,
        rdp: without(rules.rdp, {
          allowed_clipboard_local_to_remote_formats: empty,
          allowed_clipboard_remote_to_local_formats: empty,
        }),
      }
    : rules

const absent = (value: unknown) => value === null
const off = (value: unknown) => value === false || value === null
const unset = (value: unknown) => value === '' || value === null
const empty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

const without = (members: Record<string, unknown>, dropped: Record<string, (value: unknown) => boolean>) =>
  Object.fromEntries(
    Object.entries(members).filter(([key, value]) => !(Object.hasOwn(dropped, key) && dropped[key]?.(value))),
  )

function inOrder(members: Record<string, unknown>) {
  const keys = Object.keys(members).toSorted()
  return Object.fromEntries(keys.map((key) => [key, members[key]]))
}

function inKeyOrder(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(members)
      .toSorted()
      .map((key) => [key, sorted(members[key])]),
  )
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  return isObject(value) ? inKeyOrder(value) : value
}
