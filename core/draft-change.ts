import type { AppFacts, AccountFacts } from './findings/account-facts'
import type { DocumentKind } from './document-kind'
import type { GroupDocument, PolicyDocument } from './documents'

/** A change of an account that is not made yet. A change of a set (`DocumentChange`) is one. */
export type DraftChange =
  | { action: 'create' | 'update'; kind: DocumentKind; id: string; document: object }
  | { action: 'delete'; kind: DocumentKind; id: string }

/**
 * The account as it is once all the changes are made. A policy that is deleted is gone from the applications that had
 * it; rules that name a deleted group stay, and match nobody. The account given is not changed, and nobody may change it
 * or the changes in place: the same two give the same account again.
 */
export function withChanges(live: AccountFacts, changes: readonly DraftChange[]): AccountFacts {
  if (changes.length === 0) return live
  const known = made.get(changes)
  if (known?.live === live) return known.after
  const after = changedAccount(live, changes)
  made.set(changes, { live, after })
  return after
}

const made = new WeakMap<readonly DraftChange[], { live: AccountFacts; after: AccountFacts }>()

function changedAccount(live: AccountFacts, changes: readonly DraftChange[]): AccountFacts {
  const policies = changed<PolicyDocument>(live.policies, changes, 'policies')
  const groups = changed<GroupDocument>(live.groups, changes, 'groups')
  const ofPolicies = new Map(changes.filter(({ kind }) => kind === 'policies').map((change) => [change.id, change]))
  const apps = ofPolicies.size === 0 ? live.apps : live.apps.map((app) => appAfter(app, ofPolicies))
  return { ...live, policies, groups, apps }
}

function changed<Kind extends { id: string }>(
  all: readonly Kind[],
  changes: readonly DraftChange[],
  kind: DocumentKind,
): readonly Kind[] {
  const own = changes.filter((change) => change.kind === kind)
  if (own.length === 0) return all
  const byId = new Map(all.map((one) => [one.id, one]))
  for (const change of own) {
    if (change.action === 'delete') byId.delete(change.id)
    // The id is that of the change: a document being typed may have none, or another.
    else byId.set(change.id, { ...change.document, id: change.id } as Kind)
  }
  return [...byId.values()]
}

function appAfter(app: AppFacts, changes: ReadonlyMap<string, DraftChange>): AppFacts {
  if (!app.policies.some(({ id }) => changes.has(id))) return app
  const policies = app.policies.flatMap((held) => {
    const change = changes.get(held.id)
    if (!change) return [held]
    if (change.action === 'delete') return []
    // A policy that lives in this application alone stands here whole.
    return held.document ? [{ ...held, document: { ...change.document, id: held.id } as PolicyDocument }] : [held]
  })
  return { ...app, policies }
}
