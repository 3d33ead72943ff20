import type { DraftChange } from './draft-change'
import type { AccountFacts } from './findings/account-facts'
import { findingsOf } from './findings/find'
import type { Finding } from './findings/finding'

const known = new WeakMap<AccountFacts, Finding[]>()

/** All findings of an account, remembered for as long as the facts are, which must not be changed in place. */
function findingsIn(facts: AccountFacts): Finding[] {
  const before = known.get(facts)
  if (before) return before
  const found = findingsOf(facts)
  known.set(facts, found)
  return found
}

/** The place of a finding without the position of its rule, which shifts when another rule is added or taken away. */
const placeOf = ({ id, place }: Finding) =>
  [id, place.kind, place.id, place.policy, place.ruleType, place.field].join(' ')

function byPlace(findings: readonly Finding[]): Map<string, Finding[]> {
  const places = new Map<string, Finding[]>()
  for (const finding of findings) {
    const same = places.get(placeOf(finding))
    if (same) same.push(finding)
    else places.set(placeOf(finding), [finding])
  }
  return places
}

/**
 * The findings of the account as it would be that it does not have as it is, the gravest first. Two of a kind in one
 * list of rules where one was before are one new finding.
 */
export function newFindings(live: AccountFacts, after: AccountFacts): Finding[] {
  if (live === after) return []
  const before = byPlace(findingsIn(live))
  const found = byPlace(findingsIn(after))
  return [...found].flatMap(([place, now]) => {
    const stood = before.get(place) ?? []
    const more = now.length - stood.length
    if (more <= 0) return []
    // Those that say what none said before come first.
    const said = new Set(stood.map(({ message }) => message))
    return now.toSorted((a, b) => Number(said.has(a.message)) - Number(said.has(b.message))).slice(0, more)
  })
}

/**
 * The findings that stay in what is changed and in the applications that it guards: they were there before, and no change
 * mends them.
 */
export function findingsLeft(live: AccountFacts, after: AccountFacts, changes: readonly DraftChange[]): Finding[] {
  const brought = new Set(newFindings(live, after))
  const changed = new Set(changes.map(({ id }) => id))
  const guarded = new Set(
    after.apps.flatMap(({ id, policies }) => (policies.some((policy) => changed.has(policy.id)) ? [id] : [])),
  )
  return findingsIn(after).filter((finding) => {
    const { kind, id, policy } = finding.place
    const about = kind === 'apps' ? (policy === undefined ? guarded.has(id) : changed.has(policy)) : changed.has(id)
    return about && !brought.has(finding)
  })
}
