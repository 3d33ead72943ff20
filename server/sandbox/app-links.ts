import { isObject } from '#core/json'
import type { Store } from './store'
import type { Document } from './seed-account'

/** A policy's place in an application: a link to a reusable policy, or an app-only policy that lives there. */
export interface Link {
  id: string
  precedence: number
  /** Only for an app-only policy: the whole of it. */
  own?: Document
}

/** The policies of an application, in the order in which they are judged. */
export function linksOf(app: Document): Link[] {
  const entries = Array.isArray(app.policies) ? app.policies.filter(isObject) : []
  return entries
    .map((entry, index): Link => {
      const id = String(entry.id)
      const precedence = typeof entry.precedence === 'number' ? entry.precedence : index + 1
      return entry.reusable === false ? { id, precedence, own: entry as Document } : { id, precedence }
    })
    .toSorted((a, b) => a.precedence - b.precedence)
}

/** As stored: links short, app-only policies whole. */
export const withLinks = (app: Document, links: Link[]): Document => ({
  ...app,
  policies: links.map(({ id, precedence, own }) =>
    own ? { ...own, precedence, reusable: false } : { id, precedence },
  ),
})

/** How many applications use each reusable policy. */
export async function appCounts(store: Store, account: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const app of await store.all(account, 'apps')) {
    for (const { id, own } of linksOf(app)) if (!own) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** The policies that live in one application only, of all applications. */
export const appOnlyPolicies = async (store: Store, account: string) =>
  (await store.all(account, 'apps')).flatMap(linksOf).flatMap(({ own }) => own ?? [])
