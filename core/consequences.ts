import type { Person } from './population'

/** `out`: could not before and cannot after. `cannot-tell`: before or after depends on a fact we lack, and it may differ. */
export type Effect = 'gain' | 'lose' | 'keep' | 'out' | 'cannot-tell'

type Access = 'granted' | 'denied' | 'unknown'

/** What a change makes of one person at one application. */
export interface AppEffect {
  app: { id: string; name: string }
  before: Access
  after: Access
  effect: Effect
}

/** What a change makes of one person. */
export interface PersonEffect {
  person: Person
  /** The gravest over all applications: lose, gain, cannot tell, keep, out. */
  effect: Effect
  apps: AppEffect[]
}

export interface EffectCounts {
  gain: number
  lose: number
  keep: number
  'cannot-tell': number
}

/** What a change makes of the people we know, over all applications that it reaches. */
export interface Consequences {
  apps: { id: string; name: string; counts: EffectCounts }[]
  /** Without those who are out before and after. In the order of weight, then by address. */
  people: PersonEffect[]
  counts: EffectCounts
}
