import type { Claim } from '../claim'
import type { DirectoryGroup, PickerRow } from '../account-data'
import { isDecision } from '../decision'
import type { AccessDocument, DocumentKind } from '../document-kind'
import type { Reference } from '../reference'
import { rulesOf } from '../rule-lists'
import type { RuleType } from '../rule-type'
import { referencesOfRead } from '../used-by'
import { readRule } from '../rule'
import type { Subject, SubjectRule } from './check'
import type { Option, Place } from './finding'
import { groupOf } from './proof'
import type { AppView, HeldPolicy, View } from './view'

/** A policy or group, its rules read, as checks look at it. */
export function subjectOf(
  kind: DocumentKind,
  document: AccessDocument,
  place: Place,
  apps: readonly AppView[],
  view: View,
): Subject {
  const lists = view.listsOf(document)
  const rulesIn = (ruleType: RuleType) =>
    (lists[ruleType] ?? []).map((rule, index): SubjectRule => ({ ruleType, index, rule, read: readRule(rule) }))
  const byType = { include: rulesIn('include'), require: rulesIn('require'), exclude: rulesIn('exclude') }
  const rules = [...byType.include, ...byType.require, ...byType.exclude]
  const pointers: { one: SubjectRule; reference: Reference }[] = []
  // Asked of every rule of an account, of which few point to anything.
  for (const one of rules) for (const reference of referencesOfRead(one.read)) pointers.push({ one, reference })
  const decision = kind === 'policies' ? document['decision'] : undefined
  return {
    kind,
    document,
    place,
    apps,
    rules,
    byType,
    pointers,
    lists,
    ...(isDecision(decision) ? { decision } : {}),
  }
}

/** A policy as an application holds it. */
export const heldSubject = ({ id, document }: HeldPolicy, app: AppView, view: View): Subject =>
  subjectOf('policies', document, { kind: 'apps', id: app.app.id, policy: id }, [app], view)

export const rulesAt = ({ byType }: Subject, ruleType: RuleType) => byType[ruleType]

/** What a rule claims by itself, kept with the rule: many checks ask for it. */
export const claimOf = (one: SubjectRule, view: View): Claim | undefined =>
  (one.claim === undefined ? (one.claim = view.claimOf(one.rule) ?? null) : one.claim) ?? undefined

export const at = ({ ruleType, index }: SubjectRule) => ({ ruleType, index })

/** All rules that a rule comes to through groups, itself when it is no group; each group once. */
export function leavesOf(one: SubjectRule, view: View): readonly SubjectRule[] {
  const inner = groupOf(one.read)
  if (inner === undefined) return [one]
  const known = view.leaves.get(inner) ?? leavesIn(inner, view, new Set())
  view.leaves.set(inner, known)
  return known
}

function leavesIn(groupId: string, view: View, seen: Set<string>): SubjectRule[] {
  const group = view.group(groupId)
  if (seen.has(groupId) || !group) return []
  seen.add(groupId)
  const { include, require } = view.listsOf(group)
  return (
    [
      ['include', include],
      ['require', require],
    ] as const
  ).flatMap(([ruleType, rules]) =>
    (rules ?? []).flatMap((rule, index) => {
      const read = readRule(rule)
      const inner = groupOf(read)
      return inner === undefined ? [{ ruleType, index, rule, read }] : leavesIn(inner, view, seen)
    }),
  )
}

/** Whether a rule is about who somebody is; a group is when anything in it is. */
export const asksWho = (one: SubjectRule, view: View): boolean =>
  leavesOf(one, view).some(({ read }) => read.state === 'known' && read.selector.identityBased === true)

/** The login methods that can bring somebody to the policy; `undefined` = any, or we cannot tell. */
export function loginsOf(document: object, view: View): PickerRow[] | undefined {
  const providers = view.facts.identity_providers
  const ids = view.most(view.listsOf(document)).map(({ values }) => values.get('login method'))
  if (!providers || ids.length === 0) return undefined
  const named = ids.flatMap((set) => (set?.of === 'names' ? [...set.names] : [undefined]))
  const rows = named.map((id) => providers.find((provider) => provider.id === id))
  return rows.every((row) => row !== undefined) ? rows : undefined
}

/** Whether after a change it is not proven that nobody can match. */
export const leavesSomebody =
  ({ document }: Subject, view: View) =>
  ({ apply }: Pick<Option, 'apply'>): boolean => {
    const after = apply(document)
    const rules = (ruleType: RuleType) => rulesOf(after, ruleType)
    const lists = { include: rules('include'), require: rules('require'), exclude: rules('exclude') }
    return view.most(lists).length > 0
  }

/** The addresses that the given rules name, through groups and lists. */
export function peopleIn(rules: readonly SubjectRule[], view: View): string[] {
  const emails = rules.flatMap(({ rule }) => {
    const set = view.leastOfRule(rule).values.get('email')
    return set?.of === 'emails' ? [...set.emails] : []
  })
  return [...new Set(emails)]
}

/** The groups that the directory of a login method sent; `undefined` = it sent none, so nothing can be missing. */
export function directoryOf(providerId: unknown, view: View): DirectoryGroup[] | undefined {
  const groups = view.facts.directory_groups?.filter(({ identity_provider_id }) => identity_provider_id === providerId)
  return groups && groups.length > 0 ? groups : undefined
}
