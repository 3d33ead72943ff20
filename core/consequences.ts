import { affectedBy } from './affected'
import { NEVER } from './conditions'
import type { DraftChange } from './draft-change'
import { mayDiffer, sidesOf, type Sides } from './draft-sides'
import type { AccountFacts } from './findings/account-facts'
import type { Judge, JudgedApp } from './judge'
import type { Person } from './population'
import { standingAt } from './standing'
import type { Verdict } from './verdict'
import { nobody, Visit } from './visit'
import { visitOf } from './visit-of'

/**
 * `keep`: as before; somebody who could get in still can, and where `before` is `unknown`, it is proven that nothing
 * changes. `out`: could not before and cannot after. `cannot-tell`: before or after depends on a fact we lack, and it
 * may differ.
 */
export type Effect = 'gain' | 'lose' | 'keep' | 'out' | 'cannot-tell'

export type Access = 'granted' | 'denied' | 'unknown'

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
  /** The applications that the change reaches, without those where the person is out before and after. */
  apps: AppEffect[]
  /** Where it is about documents: nothing changes, and nobody can tell whether the person falls under them. */
  open?: true
}

export interface EffectCounts {
  gain: number
  lose: number
  keep: number
  'cannot-tell': number
}

/** What a change makes of the people we know, over all applications that it reaches. */
export interface Consequences {
  /**
   * What the effects are about. `apps`: who can open the applications. `documents`: no application uses what is
   * changed, so nobody's access changes; told is who falls under the changed policies and groups themselves.
   */
  about: 'apps' | 'documents'
  /** `anyone`: what becomes of a visit of which nothing is known; `granted` proves that anybody gets in. */
  apps: {
    id: string
    name: string
    counts: EffectCounts
    /** How many of those for whom nothing changes cannot be told to get in, now as before. */
    open: number
    anyone: { before: Access; after: Access }
  }[]
  /** Without those who are out before and after. In the order of weight, then by address. */
  people: PersonEffect[]
  counts: EffectCounts
}

/** From what weighs most, as people are told. */
export const EFFECTS = ['lose', 'gain', 'cannot-tell', 'keep', 'out'] as const satisfies readonly Effect[]

/**
 * Who gains and who loses when all these changes are made, at every application that one of them reaches, through
 * policies and through groups at any depth. Nothing given may be changed in place: what was found out about the account
 * as it stands and these people is kept, so that the next draft is judged faster.
 */
export function consequencesOf(
  live: AccountFacts,
  changes: readonly DraftChange[],
  people: readonly Person[],
): Consequences {
  const sides = sidesOf(live, changes)
  return sides.reach.apps.length > 0 ? atApps(changes, sides, people) : inDocuments(changes, sides, people)
}

/**
 * `consequencesOf` for the people we know of and for others beside them, such as those whom only the draft names. What
 * was found out about the people we know of is kept, as they are given apart.
 */
export function consequencesWith(
  live: AccountFacts,
  changes: readonly DraftChange[],
  people: readonly Person[],
  others: readonly Person[],
): Consequences {
  const told = consequencesOf(live, changes, people)
  if (others.length === 0) return told
  const more = consequencesOf(live, changes, others)
  return {
    about: told.about,
    apps: told.apps.map((app) => {
      const other = more.apps.find(({ id }) => id === app.id)
      return other ? { ...app, counts: added(app.counts, other.counts), open: app.open + other.open } : app
    }),
    people: [...told.people, ...more.people].toSorted((a, b) => weightOf(a) - weightOf(b) || byAddress(a, b)),
    counts: added(told.counts, more.counts),
  }
}

const added = (a: EffectCounts, b: EffectCounts): EffectCounts => ({
  gain: a.gain + b.gain,
  lose: a.lose + b.lose,
  keep: a.keep + b.keep,
  'cannot-tell': a['cannot-tell'] + b['cannot-tell'],
})

const weightOf = ({ effect }: PersonEffect) => EFFECTS.indexOf(effect)

function atApps(changes: readonly DraftChange[], sides: Sides, people: readonly Person[]): Consequences {
  const standing = standingAt(sides.before, sides.reach.apps, people)
  const pairs = sides.reach.apps.flatMap((id, nth) => {
    const [before, after, stands] = [sides.before.app(id), sides.after.app(id), standing.apps[nth]]
    return before && after && stands ? [{ before, after, stands, open: stands.open, counts: { ...stands.counts } }] : []
  })
  const isAffected = affectedBy(changes, sides)
  // Where another login method is needed than the last one, less is known of the visit.
  const limits = differentLimits(pairs.map(({ after }) => after.offered))
  const isAffectedAt = (offered: ReadonlySet<string> | undefined, visit: Visit) =>
    visit.at(offered) !== visit && isAffected(visit.at(offered))
  const affected = new Set<Person>()
  const rows: PersonEffect[] = []
  people.forEach((person, at) => {
    const visit = visitOf(person)
    if (!isAffected(visit) && !limits.some((offered) => isAffectedAt(offered, visit))) return
    affected.add(person)
    const own: AppEffect[] = []
    for (const pair of pairs) {
      const { before, after, stands, counts } = pair
      const [was, is] = [stands.access[at] ?? 'unknown', after.access(visit)]
      const effect = effectOn(was, is, () =>
        mayDiffer(sides, (side) => side.open.app(side === sides.before ? before : after, visit)),
      )
      if (was !== 'denied') counts.keep -= 1
      if (was === 'unknown') pair.open -= 1
      if (effect === 'out') continue
      if (effect === 'keep' && is === 'unknown') pair.open += 1
      counts[effect] += 1
      own.push(stands.effect(was, is, effect))
    }
    if (own.length > 0) rows.push({ person, effect: gravest(own.map(({ effect }) => effect)), apps: own })
  })
  const apps = pairs.map(({ before, after, stands, counts, open }) => ({
    ...stands.app,
    counts,
    open,
    anyone: { before: before.access(NOTHING_KNOWN), after: after.access(NOTHING_KNOWN) },
  }))
  const same = affected.size === 0 ? standing.rows : standing.rows.filter(({ person }) => !affected.has(person))
  return { about: 'apps', apps, ...summed(rows, same) }
}

/** The limits of several applications on login methods, each once. */
const differentLimits = (all: readonly JudgedApp['offered'][]): ReadonlySet<string>[] => [
  ...new Map(
    all.flatMap((offered) => (offered ? [[[...offered].toSorted().join(' '), offered] as const] : [])),
  ).values(),
]

function inDocuments(changes: readonly DraftChange[], sides: Sides, people: readonly Person[]): Consequences {
  const documents = changes.map(({ kind, id }) => {
    const on = (side: Judge) => side.facts[kind].find((one) => one.id === id)
    const [before, after] = [on(sides.before), on(sides.after)]
    return {
      was: before ? sides.before.check(before) : nobody,
      is: after ? sides.after.check(after) : nobody,
      condition: (side: Judge, visit: Visit) => {
        const document = side === sides.before ? before : after
        return document ? side.open.document(document, visit, true) : NEVER
      },
    }
  })
  const isAffected = affectedBy(changes, sides)
  const rows = people.flatMap((person): PersonEffect[] => {
    const visit = visitOf(person)
    const mayChange = isAffected(visit)
    const effects = documents.map(({ was, is, condition }) =>
      effectOn(
        asAccess[was(visit)],
        asAccess[is(visit)],
        () => mayChange && mayDiffer(sides, (side) => condition(side, visit)),
      ),
    )
    const effect = gravest(effects)
    const open = effect === 'keep' && documents.every(({ is }) => is(visit) !== 'match')
    return effect === 'out' ? [] : [{ person, effect, apps: [], ...(open && { open }) }]
  })
  return { about: 'documents', apps: [], ...summed(rows, []) }
}

const asAccess = { match: 'granted', 'no-match': 'denied', unknown: 'unknown' } as const satisfies Record<
  Verdict,
  Access
>

/** What a change from one access to another is; `differs` is asked where both cannot be told. */
export function effectOn(before: Access, after: Access, differs: () => boolean): Effect {
  if (before === after)
    return before === 'granted' ? 'keep' : before === 'denied' ? 'out' : differs() ? 'cannot-tell' : 'keep'
  if (before === 'unknown' || after === 'unknown') return 'cannot-tell'
  return after === 'granted' ? 'gain' : 'lose'
}

const gravest = (effects: readonly Effect[]): Effect => EFFECTS.find((effect) => effects.includes(effect)) ?? 'out'

export const noCounts = (): EffectCounts => ({ gain: 0, lose: 0, keep: 0, 'cannot-tell': 0 })

const byAddress = (a: PersonEffect, b: PersonEffect) => (a.person.email < b.person.email ? -1 : 1)

/** The rows in their order; `same` are those for whom nothing changes, in theirs. */
function summed(rows: readonly PersonEffect[], same: readonly PersonEffect[]): Pick<Consequences, 'people' | 'counts'> {
  const counts = noCounts()
  counts.keep = same.length
  for (const { effect } of rows) if (effect !== 'out') counts[effect] += 1
  const sorted = rows.toSorted((a, b) => weightOf(a) - weightOf(b) || byAddress(a, b))
  const first = sorted.filter(({ effect }) => effect !== 'keep')
  const kept = sorted.slice(first.length)
  return { people: [...first, ...(kept.length === 0 ? same : [...same, ...kept].toSorted(byAddress))], counts }
}

/** A visit of which nothing is known: what is certain of it is certain of anybody. */
export const NOTHING_KNOWN = new Visit({})
