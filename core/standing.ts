import type { Access, AppEffect, Effect, EffectCounts, PersonEffect } from './consequences'
import type { Judge } from './judge'
import type { Person } from './population'
import { visitOf } from './visit-of'

/** How some people stand at one application as it is. */
interface StandingAtApp {
  app: { id: string; name: string }
  /** One for each of the people, in their order. */
  access: readonly Access[]
  /** The counts when nothing changes for anybody. */
  counts: EffectCounts
  /** How many of those who are kept cannot be told to get in. */
  open: number
  /** An effect on anybody there: one object for each kind, since the same happens to many. */
  effect(this: void, before: Access, after: Access, effect: Effect): AppEffect
}

/** How some people stand at some applications: what a draft changes is told against this. */
export interface Standing {
  apps: readonly (StandingAtApp | undefined)[]
  /** What there is to tell of each person when nothing changes, by address. */
  rows: readonly PersonEffect[]
}

interface Remembered {
  apps: Map<string, StandingAtApp>
  /** The last that was asked for: while somebody types, the same is asked again and again. */
  last: { ids: string; standing: Standing } | undefined
}

const remembered = new WeakMap<Judge, WeakMap<readonly Person[], Remembered>>()

/** Remembered for as long as the account and the people are. */
export function standingAt(judge: Judge, ids: readonly string[], people: readonly Person[]): Standing {
  const ofJudge = remembered.get(judge) ?? new WeakMap<readonly Person[], Remembered>()
  remembered.set(judge, ofJudge)
  const memory = ofJudge.get(people) ?? { apps: new Map<string, StandingAtApp>(), last: undefined }
  ofJudge.set(people, memory)
  const key = ids.join(' ')
  if (memory.last?.ids === key) return memory.last.standing
  judgeAll(
    judge,
    ids.filter((id) => !memory.apps.has(id)),
    people,
    memory.apps,
  )
  const apps = ids.map((id) => memory.apps.get(id))
  const standing = { apps, rows: rowsOf(apps, people) }
  memory.last = { ids: key, standing }
  return standing
}

/** Person by person, because what a policy found out about a visit is remembered until the next visit. */
function judgeAll(judge: Judge, ids: readonly string[], people: readonly Person[], into: Map<string, StandingAtApp>) {
  const apps = ids.flatMap((id) => judge.app(id) ?? [])
  const access = apps.map((): Access[] => [])
  for (const person of people) {
    const visit = visitOf(person)
    apps.forEach((app, nth) => access[nth]?.push(app.access(visit)))
  }
  apps.forEach(({ app: { id, name } }, nth) => {
    const all = access[nth] ?? []
    const app = { id, name }
    const keep = all.filter((one) => one !== 'denied').length
    const open = all.filter((one) => one === 'unknown').length
    into.set(id, {
      app,
      access: all,
      open,
      counts: { gain: 0, lose: 0, keep, 'cannot-tell': 0 },
      effect: effectsAt(app),
    })
  })
}

function effectsAt(app: StandingAtApp['app']): StandingAtApp['effect'] {
  const made = new Map<string, AppEffect>()
  return (before, after, effect) => {
    const key = `${before} ${after} ${effect}`
    const same = made.get(key) ?? { app, before, after, effect }
    made.set(key, same)
    return same
  }
}

function rowsOf(apps: Standing['apps'], people: readonly Person[]): PersonEffect[] {
  const rows = people.flatMap((person, at): PersonEffect[] => {
    const own = apps.flatMap((app) => {
      const access = app?.access[at]
      return app === undefined || access === undefined || access === 'denied'
        ? []
        : [app.effect(access, access, 'keep')]
    })
    return own.length === 0 ? [] : [{ person, effect: 'keep', apps: own }]
  })
  return rows.toSorted((a, b) => (a.person.email < b.person.email ? -1 : 1))
}
