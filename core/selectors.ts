import type { Selector } from './selector'
import { emailDomain } from './selectors/email-domain'

const table = { email_domain: emailDomain } as const

/** The keys of all selectors we know: CONTRACT §3 of Cloudflare's rule types. */
export type SelectorKey = keyof typeof table

/** All selectors we know, in the order in which they are offered. */
export const selectors: readonly Selector[] = Object.values(table)

const byKey: ReadonlyMap<string, Selector> = new Map(selectors.map((selector) => [selector.key, selector]))

/** The selector behind a rule's key; `undefined` = one that we do not know, to be shown and kept as it came. */
export const selectorOf = (key: string): Selector | undefined => byKey.get(key)
