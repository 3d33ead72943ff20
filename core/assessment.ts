import type { AccountSettings, Risk } from './account-settings'
import { consequencesOf, type Consequences } from './consequences'
import { withChanges, type DraftChange } from './draft-change'
import type { AccountFacts } from './findings/account-facts'
import { withCompany } from './findings/company-domains'
import { findingKey } from './findings/finding'
import { namesOf } from './account-names'
import { factsLackedAnywhere } from './facts-lacked'
import { guardBreaches } from './guard-breaches'
import { findingsLeft, newFindings } from './new-findings'
import { textOf } from './phrase'
import type { Population } from './population'
import type { Severity } from './rule-finding'

/** Something that stops a publish until an owner overrides it with a reason. */
export interface GuardBreach {
  guard: 'self' | 'break-glass' | 'approver' | 'last-let-in' | 'people-limit' | 'sentence'
  /** `broken`: it holds now and would not any more. `cannot-tell`: it would depend on a fact we lack; that is told and stops nothing. */
  verdict: 'broken' | 'cannot-tell'
  /** Whole sentences: what would happen, to whom, and what to do instead. */
  message: string
  people?: string[]
  apps?: { id: string; name: string }[]
}

/** Who a publish touches, as history keeps it. Names are cut at `MOST_NAMED`; the counts are not. */
export interface PeopleTouched {
  gain: number
  lose: number
  cannotTell: number
  gaining: string[]
  losing: string[]
  /** On which facts it depends for those of whom it cannot be told: noun phrases, the most frequent first. */
  missing?: string[]
  apps: { id: string; name: string; gain: number; lose: number }[]
}

export const MOST_NAMED = 200

/** What a publish would do, as both sides of the product judge it. */
export interface Assessment {
  people: PeopleTouched
  breaches: GuardBreach[]
  risk: Risk
  /** Findings that the change brings and that were not there before. */
  findings: FindingTold[]
  /** Findings in what is changed that were there before and stay. */
  left?: (FindingTold & { key: string })[]
}

/** A finding, as far as whoever publishes has to know it; `key` as in `findingKey`, by which it may be waived. */
interface FindingTold {
  id: string
  severity: Severity
  message: string
}

interface Publish {
  live: AccountFacts
  changes: readonly DraftChange[]
  population: Pick<Population, 'people'>
  settings: AccountSettings
  /** Whoever publishes: an email; `local` and the name of a token are nobody who could lose access. */
  actor: string
}

/** What publishing these changes together would do: to whom, which guards it breaks, what it brings and how risky it is. */
export function assess({ live, changes, population, settings, actor }: Publish): Assessment {
  const { people } = population
  const consequences = consequencesOf(live, changes, people)
  const breaches = guardBreaches({ live, changes, people, settings, actor, consequences })
  const after = withChanges(live, changes)
  const company = withCompany(live, population)
  const changed = company === live ? after : withChanges(company, changes)
  const findings = newFindings(company, changed).map(told)
  const left = findingsLeft(company, changed, changes)
    .slice(0, MOST_NAMED)
    .map((finding) => ({ ...told(finding), key: findingKey(finding) }))
  const missing = missingFacts({ live, changes, effects: consequences.people, names: namesOf(after) })
  return {
    people: { ...peopleTouched(consequences), ...(missing.length > 0 && { missing }) },
    breaches,
    risk: riskOf(consequences, breaches, findings),
    findings,
    left,
  }
}

/** So many people are asked about, and so many facts told: whoever publishes waits for it. */
const MOST_EXPLAINED = 20
const MOST_MISSING = 5

const missingFacts = (asked: Parameters<typeof factsLackedAnywhere>[0]): string[] =>
  factsLackedAnywhere(asked, MOST_EXPLAINED)
    .facts.slice(0, MOST_MISSING)
    .map(({ what }) => textOf(what))

const told = ({ id, severity, message }: FindingTold): FindingTold => ({ id, severity, message })

/** The part of the consequences that history keeps. Where no application is reached, nobody is touched. */
export function peopleTouched({ about, apps, people, counts }: Consequences): PeopleTouched {
  if (about === 'documents') return { gain: 0, lose: 0, cannotTell: 0, gaining: [], losing: [], apps: [] }
  const named = (effect: 'gain' | 'lose') =>
    people.filter((one) => one.effect === effect).map(({ person }) => person.email)
  return {
    gain: counts.gain,
    lose: counts.lose,
    cannotTell: counts['cannot-tell'],
    gaining: named('gain').slice(0, MOST_NAMED),
    losing: named('lose').slice(0, MOST_NAMED),
    apps: apps.map(({ id, name, counts: { gain, lose } }) => ({ id, name, gain, lose })),
  }
}

/** How far a change reaches; see `RISKS`. */
function riskOf(
  { about, apps, counts }: Consequences,
  breaches: readonly GuardBreach[],
  findings: Assessment['findings'],
): Risk {
  const opens = apps.some(({ anyone }) => anyone.after === 'granted' && anyone.before !== 'granted')
  const grave = findings.some(({ severity }) => severity === 'stop' || severity === 'risk')
  if (opens || grave || breaches.some(({ verdict }) => verdict === 'broken')) return 'high'
  const touched = about === 'apps' && counts.gain + counts.lose + counts['cannot-tell'] > 0
  return touched || findings.some(({ severity }) => severity !== 'tidy') || breaches.length > 0 ? 'some' : 'none'
}
