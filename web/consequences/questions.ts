import type { AccessRequest } from '#core/access-request'
import type { Consequences, Effect, PersonEffect } from '#core/consequences'
import type { GuardSentence } from '#core/account-settings'
import type { TestedPerson } from '#core/policy-test'
import type { ComparedPerson, Comparison } from '#core/test-comparison'
import type { GuardVerdict } from '#core/guards'
import type { FactsLacked } from '#core/facts-lacked'
import type { Explanation } from '#core/explain'
import type { Phrase } from '#core/phrase'
import type { PastLogin, Replay } from '#core/replay'
import type { AskedFact } from '#core/visit-fact'

/** Which people are to be shown: all that fit every part that is set. */
export interface PeopleFilter {
  effect?: Effect | undefined
  /** An application's id: what happens to people there, and not elsewhere. */
  app?: string | undefined
  /** Part of a name or an address. */
  text?: string | undefined
}

/** The first of the people that fit, and how many there are. */
export interface PeoplePage {
  rows: PersonEffect[]
  total: number
}

/** What a change makes of people, without the people. */
export type Counted = Omit<Consequences, 'people'>

/** Why a change does to somebody what it does, from the application down to the rule: a sentence each. */
export interface Why {
  sentences: Phrase[]
}

/** A policy as far as an explanation needs it. */
export interface NamedPolicy {
  id: string
  name: string
  decision: string
}

/** What becomes of one visit at one application, as it is now and under the draft. */
export interface Visited {
  app: { id: string; name: string }
  before: Explanation<NamedPolicy>
  after: Explanation<NamedPolicy>
}

/** How Cloudflare's own test is run on a draft; policies as JSON text, with every number as it was read. */
export type TestGiven =
  | { possible: true; about: 'app' | 'rules'; before: string; after: string }
  /** A whole sentence. */
  | { possible: false; why: string }

/** Somebody of whom Cloudflare and we say different things, and why we say ours. */
export interface ComparedRow extends ComparedPerson {
  why: Phrase
}

/** The first of some people, and how many there are. */
export interface ComparedRows {
  rows: ComparedRow[]
  total: number
}

/** Cloudflare's answers beside ours, each list as far as a page shows it. */
export interface Compared extends Pick<Comparison, 'agree' | 'counts' | 'untested'> {
  differ: ComparedRows
  told: ComparedRows
  failed: ComparedRows
}

/** A draft and where it is looked at: an application's id, or absent for the changed rules themselves. */
interface Tested {
  /** As `count` got them: a test may be about a draft that has changed since. */
  changes: string
  app?: string
}

/**
 * What the page asks of the worker, and what it is told. Documents travel as text, so that numbers which a double cannot
 * hold arrive whole. What is asked after `count` is about the changes that were counted last, unless it says itself
 * which it is about.
 */
export interface Questions {
  /** Without `facts` the account is the one that was given before, of which much is worked out already. */
  account: { asked: { facts?: string; people: string }; told: null }
  count: { asked: { changes: string }; told: Counted }
  people: { asked: { filter: PeopleFilter; limit: number }; told: PeoplePage }
  /** Without an application: why they fall under the changed rules. */
  why: { asked: { email: string; app?: string }; told: Why }
  /** Which facts lack at an application, where it cannot be told what happens to people there. */
  lacking: { asked: { app: string }; told: FactsLacked }
  /** What the rules of these applications ask of a visit, as it is now and under the draft. */
  asks: { asked: { apps: string[] }; told: AskedFact[] }
  visit: { asked: { request: AccessRequest; apps: string[] }; told: Visited[] }
  /** Whether guard sentences hold once the changes are made, in their order. */
  guards: { asked: { guards: GuardSentence[] }; told: GuardVerdict[] }
  test: { asked: Tested; told: TestGiven }
  compare: { asked: Tested & { before?: TestedPerson[]; after?: TestedPerson[] }; told: Compared }
  replay: { asked: { logins: PastLogin[] }; told: Replay }
}

export type Question = keyof Questions

export type Asked = { [Name in Question]: { ask: Name; asked: Questions[Name]['asked'] } }[Question]

/** An answer; each question gets one, in the order in which they were asked. */
export type Told = { told: unknown } | { failed: string }
