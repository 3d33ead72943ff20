import type { AccessRule } from 'cloudflare/resources/zero-trust/access/applications/policies'
import type { SelectorKey } from '#core/selectors'

// Nothing here runs: this file does not compile when Cloudflare's client knows a rule that the selector table lacks,
// or the other way round.

type KeyOf<Rule> = Rule extends unknown ? keyof Rule : never

type RuleKey = KeyOf<AccessRule>

type None<Key extends never> = Key

export type LackedByUs = None<Exclude<RuleKey, SelectorKey>>

export type LackedByCloudflare = None<Exclude<SelectorKey, RuleKey>>

// @ts-expect-error -- what a new rule of Cloudflare's would look like
export type OneLackedByUs = None<Exclude<RuleKey | 'time_window', SelectorKey>>

// @ts-expect-error -- and one that Cloudflare gave up
export type OneLackedByCloudflare = None<Exclude<SelectorKey, Exclude<RuleKey, 'email'>>>
