import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccessRequest } from './access-request'
import { consequencesOf, type Access, type Consequences } from './consequences'
import { DECISIONS } from './decision'
import { withChanges, type DraftChange } from './draft-change'
import type { GroupDocument, PolicyDocument } from './documents'
import type { RuleLists } from './evaluate'
import type { AccountFacts, AppFacts } from './findings/account-facts'
import { naiveAccess, naiveVerdict, type NaiveAccount } from './naive-under-test'
import { personNamed, type Person } from './population'
import { account, groups, lists, policy, request } from './random-rules-under-test'

const POLICIES = ['P', 'Q', 'R', 'S']
const APPS = ['one', 'two', 'three']

const made = account({})
const known = Object.entries(made.lists).map(([id, items]) => ({ id, name: id, items }))

interface Drawn {
  groups: Record<string, RuleLists>
  policies: (RuleLists & { decision: (typeof DECISIONS)[number] })[]
  /** Positions of policies in each application; 4 stands for one that could not be read, 5 for one of its own. */
  apps: number[][]
  own: RuleLists
  /** The login methods that each application offers; none named = all. */
  offered: string[][]
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  groups,
  policies: fc.array(policy, { minLength: 4, maxLength: 4 }),
  apps: fc.array(fc.uniqueArray(fc.constantFrom(0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 5), { maxLength: 4 }), {
    minLength: 3,
    maxLength: 3,
  }),
  own: lists,
  offered: fc.array(fc.constantFrom([], [], ['idp'], ['other'], ['idp', 'other'], ['gone']), {
    minLength: 3,
    maxLength: 3,
  }),
})

const document = (id: string, rest: object) => ({ id, name: id, ...rest })

function factsOf({ groups: all, policies, apps, own, offered }: Drawn): AccountFacts {
  return {
    groups: Object.entries(all).map(([id, rest]) => document(id, rest) as GroupDocument),
    policies: policies.map((rest, at) => document(POLICIES[at] ?? '', rest) as PolicyDocument),
    apps: apps.map((held, at): AppFacts => {
      const id = APPS[at] ?? ''
      const row = (position: number) =>
        position === 5
          ? {
              id: `own of ${id}`,
              name: 'own',
              reusable: false,
              document: document(`own of ${id}`, { ...own, decision: 'allow' }) as PolicyDocument,
            }
          : { id: POLICIES[position] ?? 'unread', name: 'held', reusable: true }
      return { id, name: id, policies: held.map(row), allowed_idps: offered[at] ?? [] }
    }),
    lists: known,
    account_id: made.id,
    now: new Date('2026-11-21T12:00:00Z'),
  }
}

/** One edit: mostly a rule list with a rule more or less, as people type; now and then all of it. */
const edit = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('add' as const), to: ruleType(), lists }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('drop' as const), to: ruleType(), lists }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('replace' as const), to: ruleType(), lists }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delete' as const), to: ruleType(), lists }) },
)

function ruleType() {
  return fc.constantFrom('include' as const, 'require' as const, 'exclude' as const)
}

const target = fc.constantFrom(
  ...POLICIES.map((id) => ({ kind: 'policies' as const, id })),
  ...['A', 'B', 'C', 'D'].map((id) => ({ kind: 'groups' as const, id })),
)
const changes = fc.uniqueArray(fc.tuple(target, edit, fc.constantFrom(...DECISIONS, undefined, undefined, undefined)), {
  minLength: 1,
  maxLength: 2,
  selector: ([{ id }]) => id,
})

type Edit = typeof changes extends fc.Arbitrary<(infer One)[]> ? One : never

function changesOf(facts: AccountFacts, edits: Edit[]): DraftChange[] {
  return edits.map(([{ kind, id }, { does, to, lists: fresh }, decision]): DraftChange => {
    const before = facts[kind].find((one) => one.id === id) as Record<string, unknown>
    if (does === 'delete') return { action: 'delete', kind, id }
    const rules = (before[to] ?? []) as unknown[]
    const more = (fresh.include ?? []).slice(0, 1)
    const rest =
      does === 'replace' ? fresh : { [to]: does === 'add' ? [...more, ...rules] : rules.slice(0, rules.length - 1) }
    const decided = kind === 'policies' && decision !== undefined && does === 'replace' ? { decision } : {}
    return { action: 'update', kind, id, document: { ...before, ...rest, ...decided } }
  })
}

const people = fc
  .array(request, { minLength: 4, maxLength: 4 })
  .map((requests) =>
    requests.map((facts, at): Person => ({ ...personNamed(`person-${at}@example.com`), request: facts })),
  )

/** The account as the plainest evaluator takes it. */
const plain = (facts: AccountFacts): NaiveAccount =>
  account(Object.fromEntries(facts.groups.map((group) => [group.id, group as RuleLists])))
const withoutUnread = (naive: NaiveAccount): NaiveAccount => ({ ...naive, unreadGroups: [] })

function plainAccess(facts: AccountFacts, app: AppFacts, visit: AccessRequest): Access {
  const held = app.policies.map(({ id, document: own }) => own ?? facts.policies.find((one) => one.id === id))
  return held.every((one) => one !== undefined)
    ? naiveAccess(held, visit, withoutUnread(plain(facts)), app.allowed_idps ?? [])
    : 'unknown'
}

/** What stays known of a visit at an application, whichever of its login methods is used. */
function lastingAt({ allowed_idps: offered }: AppFacts, visit: AccessRequest): AccessRequest {
  const { identity_provider: used, asserted: _said, auth_methods: _proofs, ...rest } = visit
  return used && offered && offered.length > 0 && !offered.includes(used.id) ? rest : visit
}

const effectOf = (told: Consequences, person: Person, app: string) =>
  told.people.find((one) => one.person === person)?.apps.find((one) => one.app.id === app)

describe('the consequences of any change', () => {
  test('are what judging everybody at every application twice comes to', () => {
    fc.assert(
      fc.property(drawn, changes, people, (given, edits, all) => {
        const live = factsOf(given)
        const draft = changesOf(live, edits)
        const after = withChanges(live, draft)
        const told = consequencesOf(live, draft, all)
        const counts = { gain: 0, lose: 0 }
        for (const person of all) {
          const effects = live.apps.map((app, at) => {
            const before = plainAccess(live, app, person.request)
            const now = plainAccess(after, after.apps[at] ?? app, person.request)
            const effect = effectOf(told, person, app.id)
            if (before === 'unknown' || now === 'unknown') {
              // Not told of an application that is not reached, where both are the same.
              if (effect) expect([effect.before, effect.after]).toEqual([before, now])
              else expect(before).toBe(now)
              if (before !== now) expect(effect?.effect).toBe('cannot-tell')
              return undefined
            }
            const expected =
              before === now ? (before === 'granted' ? 'keep' : undefined) : now === 'granted' ? 'gain' : 'lose'
            if (expected !== 'keep' || effect) expect(effect?.effect).toBe(expected)
            return expected
          })
          if (told.about === 'documents') continue
          if (effects.includes('lose')) counts.lose += 1
          else if (effects.includes('gain')) counts.gain += 1
        }
        if (told.about === 'apps') expect(told.counts).toMatchObject(counts)
      }),
      { numRuns: 700, seed: 5 },
    )
  }, 120_000)

  test('where nothing is said to differ, nothing does, whatever the facts are that we lack', () => {
    fc.assert(
      fc.property(
        drawn,
        changes,
        people,
        fc.array(request, { minLength: 12, maxLength: 12 }),
        (given, edits, all, more) => {
          const live = factsOf(given)
          const draft = changesOf(live, edits)
          const after = withChanges(live, draft)
          const told = consequencesOf(live, draft, all)
          for (const person of all)
            for (const [at, app] of live.apps.entries()) {
              const effect = effectOf(told, person, app.id)
              if (effect?.effect === 'cannot-tell' || effect?.effect === 'gain' || effect?.effect === 'lose') continue
              for (const rest of more) {
                const visit = { ...rest, ...lastingAt(app, person.request) }
                // Whatever method they use there, it is one that can be used there.
                const [was, is] = [app, after.apps[at] ?? app].map((one) => ({ ...one, allowed_idps: [] }))
                const [before, now] = [plainAccess(live, was ?? app, visit), plainAccess(after, is ?? app, visit)]
                if (before !== now) expect([app.id, visit, before]).toEqual([app.id, visit, now])
              }
            }
        },
      ),
      { numRuns: 300, seed: 7 },
    )
  }, 120_000)

  test('of no change are that nobody gains, loses or cannot be told', () => {
    fc.assert(
      fc.property(drawn, target, people, (given, { kind, id }, all) => {
        const live = factsOf(given)
        const same = { ...live[kind].find((one) => one.id === id) }
        const { counts } = consequencesOf(live, [{ action: 'update', kind, id, document: same }], all)
        expect(counts).toMatchObject({ gain: 0, lose: 0, 'cannot-tell': 0 })
      }),
      { numRuns: 300, seed: 11 },
    )
  }, 120_000)

  test('taken back are the same with gain and lose exchanged', () => {
    fc.assert(
      fc.property(drawn, changes, people, (given, edits, all) => {
        const live = factsOf(given)
        // A deleted policy is gone from its applications, and nothing in the set puts it back there.
        const draft = changesOf(live, edits).filter(({ action, kind }) => action === 'update' || kind === 'groups')
        const after = withChanges(live, draft)
        const back = draft.map(({ kind, id }): DraftChange => {
          const stood = live[kind].find((one) => one.id === id)
          return { action: 'update', kind, id, document: { ...stood } }
        })
        const [there, again] = [consequencesOf(live, draft, all), consequencesOf(after, back, all)]
        expect(again.counts['cannot-tell']).toBe(there.counts['cannot-tell'])
        const at = (told: Consequences, effect: string) =>
          told.people.flatMap(({ person, apps }) =>
            apps.filter((one) => one.effect === effect).map(({ app }) => `${person.email} ${app.id}`),
          )
        expect(at(again, 'gain').toSorted()).toEqual(at(there, 'lose').toSorted())
        expect(at(again, 'lose').toSorted()).toEqual(at(there, 'gain').toSorted())
      }),
      { numRuns: 300, seed: 13 },
    )
  }, 120_000)

  test('for a document that no application uses are who falls under it', () => {
    fc.assert(
      fc.property(groups, lists, people, (all, fresh, visitors) => {
        const live = factsOf({ groups: all, policies: [], apps: [], own: {}, offered: [] })
        const draft: DraftChange[] = [
          { action: 'create', kind: 'groups', id: 'new:1', document: { name: 'N', ...fresh } },
        ]
        const told = consequencesOf(live, draft, visitors)
        expect(told.about).toBe('documents')
        for (const person of visitors) {
          const verdict = naiveVerdict(fresh, person.request, withoutUnread(plain(live)))
          const effect = told.people.find((one) => one.person === person)?.effect
          expect(effect).toBe({ match: 'gain', 'no-match': undefined, unknown: 'cannot-tell' }[verdict])
        }
      }),
      { numRuns: 300, seed: 17 },
    )
  }, 120_000)
})
