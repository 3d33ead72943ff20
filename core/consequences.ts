import { Conditions, NEVER, TooTangled } from './conditions'
import { withChanges, type DraftChange } from './draft-change'
import type { AccountFacts } from './findings/account-facts'
import { judgeOf, judgedPolicy, type Judge } from './judge'
import { openConditionsOf } from './open-condition'
import type { Person } from './population'
import { reachOf } from './reach'
import { Visit } from './visit'
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
 * policies and through groups at any depth. The facts must not be changed in place: what was found out about the
 * account as it stands is kept with them, so that the next draft of it is judged faster.
 */
export function consequencesOf(
  live: AccountFacts,
  changes: readonly DraftChange[],
  people: readonly Person[],
): Consequences {
  const after = withChanges(live, changes)
  const { apps } = reachOf(live, after, changes)
  const sides: Sides = { before: judgeOf(live), after: judgeOf(after) }
  return apps.length > 0 ? atApps(apps, sides, people) : inDocuments(changes, sides, people)
}

interface Sides {
  before: Judge
  after: Judge
}

function atApps(ids: readonly string[], sides: Sides, people: readonly Person[]): Consequences {
  const visits = people.map(visitOf)
  const differs = differing(sides)
  const apps: Consequences['apps'] = []
  const effects: AppEffect[][] = people.map(() => [])
  for (const id of ids) {
    const [before, after] = [sides.before.app(id), sides.after.app(id)]
    if (!before || !after) continue
    const app = { id, name: before.app.name }
    const counts = noCounts()
    const was = accessOfAll(sides.before, id, people, visits)
    const made = new Map<string, AppEffect>()
    visits.forEach((visit, at) => {
      const [one, other] = [was[at] ?? 'unknown', after.outcome(visit).access]
      const effect = effectOn(one, other, () => differs.app(id, visit))
      if (effect === 'out') return
      counts[effect] += 1
      // The same for many people: one object of each kind for an application.
      const key = `${one} ${other} ${effect}`
      const same = made.get(key) ?? { app, before: one, after: other, effect }
      made.set(key, same)
      effects[at]?.push(same)
    })
    const anyone = { before: before.outcome(NOTHING_KNOWN).access, after: after.outcome(NOTHING_KNOWN).access }
    apps.push({ ...app, counts, anyone })
  }
  const told = people.flatMap((person, at): PersonEffect[] => {
    const own = effects[at] ?? []
    return own.length === 0 ? [] : [{ person, effect: gravest(own.map(({ effect }) => effect)), apps: own }]
  })
  return { about: 'apps', apps, ...summed(told) }
}

function inDocuments(changes: readonly DraftChange[], sides: Sides, people: readonly Person[]): Consequences {
  const documents = changes.map(({ kind, id }) => {
    const [before, after] = [sides.before, sides.after].map((side) => {
      const found = side.facts[kind].find((one) => one.id === id)
      const lists = found && judgedPolicy({ ...found, decision: 'allow' })
      return { lists, check: lists && side.compiler.policy(lists) }
    })
    return { before, after }
  })
  const differs = differing(sides)
  const told = people.flatMap((person): PersonEffect[] => {
    const visit = visitOf(person)
    const effects = documents.map(({ before, after }) => {
      const [one, other] = [before, after].map((side): Access => {
        const verdict = side?.check?.(visit) ?? 'no-match'
        return verdict === 'unknown' ? verdict : verdict === 'match' ? 'granted' : 'denied'
      }) as [Access, Access]
      return effectOn(one, other, () => differs.lists(before?.lists, after?.lists, visit))
    })
    const effect = gravest(effects)
    return effect === 'out' ? [] : [{ person, effect, apps: [] }]
  })
  return { about: 'documents', apps: [], ...summed(told) }
}

function effectOn(before: Access, after: Access, mayDiffer: () => boolean): Effect {
  if (before === 'unknown' || after === 'unknown') return mayDiffer() ? 'cannot-tell' : 'keep'
  if (before === after) return before === 'granted' ? 'keep' : 'out'
  return after === 'granted' ? 'gain' : 'lose'
}

const gravest = (effects: readonly Effect[]): Effect => EFFECTS.find((effect) => effects.includes(effect)) ?? 'out'

const noCounts = (): EffectCounts => ({ gain: 0, lose: 0, keep: 0, 'cannot-tell': 0 })

function summed(told: readonly PersonEffect[]): Pick<Consequences, 'people' | 'counts'> {
  const counts = noCounts()
  for (const { effect } of told) if (effect !== 'out') counts[effect] += 1
  const weight = (one: PersonEffect) => EFFECTS.indexOf(one.effect)
  const byAddress = (a: PersonEffect, b: PersonEffect) => (a.person.email < b.person.email ? -1 : 1)
  return { people: told.toSorted((a, b) => weight(a) - weight(b) || byAddress(a, b)), counts }
}

/** Whether the answers of two accounts may differ for a visit, where one of them cannot be told. */
export function differing({ before, after }: Sides) {
  const conditions = new Conditions()
  const [was, is] = [openConditionsOf(before, conditions), openConditionsOf(after, conditions)]
  const unlessTangled = (differ: () => boolean) => {
    try {
      return differ()
    } catch (error) {
      if (error instanceof TooTangled) return true
      throw error
    }
  }
  return {
    app: (id: string, visit: Visit) =>
      unlessTangled(() => {
        const [one, other] = [before.app(id), after.app(id)]
        return !one || !other || was.app(one, visit) !== is.app(other, visit)
      }),
    lists: (one: object | undefined, other: object | undefined, visit: Visit) =>
      unlessTangled(
        () => (one ? was.lists(one, visit, true) : NEVER) !== (other ? is.lists(other, visit, true) : NEVER),
      ),
  }
}

/** A visit of which nothing is known: what is certain of it is certain of anybody. */
export const NOTHING_KNOWN = new Visit({})

const remembered = new WeakMap<Judge, WeakMap<readonly Person[], Map<string, readonly Access[]>>>()

/** What becomes of all these people at one application, remembered for as long as the account and the people are. */
function accessOfAll(side: Judge, id: string, people: readonly Person[], all: readonly Visit[]): readonly Access[] {
  const ofSide = remembered.get(side) ?? new WeakMap<readonly Person[], Map<string, readonly Access[]>>()
  remembered.set(side, ofSide)
  const ofPeople = ofSide.get(people) ?? new Map<string, readonly Access[]>()
  ofSide.set(people, ofPeople)
  const known = ofPeople.get(id)
  if (known) return known
  const app = side.app(id)
  const access = all.map((visit) => app?.outcome(visit).access ?? 'unknown')
  ofPeople.set(id, access)
  return access
}
