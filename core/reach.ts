import type { DraftChange } from './draft-change'
import type { AccountFacts, AppFacts } from './findings/account-facts'
import { groupsNamedIn } from './groups-named'

/** What a set of changes can make different: nothing else of the account can. */
export interface Reach {
  /** Groups that are changed, and those that name one of them, to any depth. */
  groups: ReadonlySet<string>
  /** Policies that are changed or that name such a group; those of one application by their id too. */
  policies: ReadonlySet<string>
  /** Ids of the applications that hold such a policy, in the account's order. */
  apps: readonly string[]
}

/** Where the changes reach, before and after them: `after` is the account with all of them made. */
export function reachOf(live: AccountFacts, after: AccountFacts, changes: readonly DraftChange[]): Reach {
  const idsOf = (kind: DraftChange['kind']) => changes.filter((one) => one.kind === kind).map(({ id }) => id)
  const groups = new Set(idsOf('groups'))
  const policies = new Set(idsOf('policies'))
  if (groups.size > 0) {
    spread(groups, [live, after])
    const names = (document: object) => [...groupsNamedIn(document).all].some((id) => groups.has(id))
    for (const side of [live, after]) {
      for (const policy of side.policies) if (names(policy)) policies.add(policy.id)
      for (const { id, document } of side.apps.flatMap((app) => app.policies))
        if (document && names(document)) policies.add(id)
    }
  }
  const reached = ({ policies: held }: AppFacts) => held.some(({ id }) => policies.has(id))
  // A deleted policy is in no application any more, so both sides are asked.
  const ids = new Set([...live.apps, ...after.apps].filter(reached).map(({ id }) => id))
  return { groups, policies, apps: live.apps.map(({ id }) => id).filter((id) => ids.has(id)) }
}

/** Adds the groups that name one of those in the set, then those that name these, to the end. */
function spread(groups: Set<string>, sides: readonly AccountFacts[]) {
  const users = new Map<string, string[]>()
  for (const side of sides)
    for (const group of side.groups)
      for (const inner of groupsNamedIn(group).all) {
        const known = users.get(inner)
        if (known) known.push(group.id)
        else users.set(inner, [group.id])
      }
  // A set that grows while it is walked is walked to its new end.
  for (const id of groups) for (const user of users.get(id) ?? []) groups.add(user)
}
