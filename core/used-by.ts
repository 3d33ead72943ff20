import type { AppRow, Use } from './account-data'
import { membersOf } from './document-kind'
import type { GroupDocument, PolicyDocument } from './documents'
import { isObject } from './json'
import { readRule, type ReadRule } from './rule'
import { rulesOf } from './rule-lists'
import { RULE_TYPES } from './rule-type'
import type { Reference, ReferenceKind } from './reference'
import { selectors } from './selectors'

/** Everything in an account that can point to something else. */
export interface AccountDocuments {
  policies: readonly PolicyDocument[]
  groups: readonly GroupDocument[]
  apps: readonly AppRow[]
}

/**
 * What a policy or group points to by id: through its rules, as their selectors say, and through the lists of its
 * approvers. Each is named once.
 */
export function referencesIn(document: unknown): Reference[] {
  const found = new Map<string, Reference>()
  const add = (reference: Reference) => found.set(referenceKey(reference), reference)
  for (const ruleType of RULE_TYPES) for (const rule of rulesOf(document, ruleType)) referencesOfRule(rule).forEach(add)
  const { approval_groups: approvals } = membersOf(document)
  for (const approval of Array.isArray(approvals) ? approvals : []) {
    const id = isObject(approval) ? approval['email_list_uuid'] : undefined
    if (typeof id === 'string' && id !== '') add({ kind: 'email_lists', id })
  }
  return [...found.values()]
}

/** What one rule points to. A rule that we do not know may point to something too: we cannot tell. */
export const referencesOfRule = (rule: unknown): readonly Reference[] => referencesOfRead(readRule(rule))

/** What a rule that was read before points to. */
export function referencesOfRead(read: ReadRule): readonly Reference[] {
  if (read.state !== 'known') return NONE
  const fields = referenceFields.get(read.selector.key) ?? NONE_FIELDS
  if (fields.length === 0) return NONE
  return fields.flatMap(({ name, to }): Reference[] => {
    const id = read.value[name]
    return typeof id === 'string' && id !== '' ? [{ kind: to, id }] : []
  })
}

const NONE: readonly Reference[] = []
const NONE_FIELDS: readonly { name: string; to: ReferenceKind }[] = []

/** The fields of each selector that hold an id, found once: this is asked of every rule of an account. */
const referenceFields: ReadonlyMap<string, typeof NONE_FIELDS> = new Map(
  selectors.map(({ key, fields }) => [
    key,
    Object.entries(fields).flatMap(([name, field]) => (field.kind === 'reference' ? [{ name, to: field.to }] : [])),
  ]),
)

/**
 * Where everything is used, by `kind:id`: the policies and groups whose rules point to it, then the applications whose
 * own policies do. What nothing uses is not in it. Applications that use a reusable policy: see `appsUsing`.
 */
export function indexOfUses({ policies, groups, apps }: AccountDocuments): Map<string, Use[]> {
  const index = new Map<string, Use[]>()
  const add = (references: readonly Reference[], use: Use) => {
    for (const reference of references) {
      const key = referenceKey(reference)
      const uses = index.get(key)
      if (uses) uses.push(use)
      else index.set(key, [use])
    }
  }
  for (const { id, name, ...rules } of policies) add(referencesIn(rules), { kind: 'policies', id, name })
  for (const { id, name, ...rules } of groups) add(referencesIn(rules), { kind: 'groups', id, name })
  for (const { id, name, references = [] } of apps) add(references, { kind: 'apps', id, name, own: true })
  return index
}

/** Where one thing is used; see `indexOfUses`, which answers for many things in one pass. */
export const usesOf = (reference: Reference, all: AccountDocuments): Use[] =>
  indexOfUses(all).get(referenceKey(reference)) ?? []

/** The applications that a reusable policy guards. */
export const appsUsing = (policyId: string, apps: readonly AppRow[]): Use[] =>
  apps
    .filter(({ policies }) => policies.some(({ id }) => id === policyId))
    .map(({ id, name }) => ({ kind: 'apps', id, name }))

/** The key of a reference in `indexOfUses`. */
export const referenceKey = ({ kind, id }: Reference): string => `${kind}:${id}`
