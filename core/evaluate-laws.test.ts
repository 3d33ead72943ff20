import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccessRequest } from './access-request'
import { compileApp, deciders } from './decide'
import { compilerFor } from './evaluate'
import { explain } from './explain'
import { naiveAccess, naiveVerdict } from './naive-under-test'
import { offeredAt, requestAt } from './offered-logins'
import { textOf } from './phrase'
import { account, groups, inGroup, lookupIn, policy, request, values } from './random-rules-under-test'
import { selectors } from './selectors'
import { Visit } from './visit'

const names = { nameOf: () => ({ state: 'unread' as const }) }
const SENTENCE = /^\p{Lu}.*\S\.$/u
const APP = { id: 'app', name: 'App', policies: [] }
/** The login methods that an application offers; none named = all. */
const OFFERED: string[][] = [[], ['idp'], ['other']]

/** `expect(…).toBe(…)`, which takes longer than most of what it looks at here, only where it has something to say. */
function expectSame(found: unknown, wanted: unknown, of?: unknown) {
  if (!Object.is(found, wanted)) expect([of, found]).toEqual([of, wanted])
}

const five = fc.array(request, { minLength: 5, maxLength: 5 })

describe('100,000 random policies over random groups', () => {
  test('give each of five visits the verdict and the access that the plainest evaluator gives', () => {
    const eight = fc.array(policy, { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(groups, eight, five, (made, policies, requests) => {
        const known = account(made)
        const compiler = compilerFor(lookupIn(known))
        const checks = policies.map((one) => compiler.policy(one))
        const app = compileApp(policies.slice(0, 4), lookupIn(known), compiler)
        for (const [nth, one] of requests.entries()) {
          const visit = new Visit(one)
          const offered = OFFERED[nth % OFFERED.length] ?? []
          const ours = checks.map((check) => check(visit))
          const theirs = policies.map((each) => naiveVerdict(each, one, known))
          if (ours.some((verdict, at) => verdict !== theirs[at])) expect(ours).toEqual(theirs)
          const access = naiveAccess(policies.slice(0, 4), one, known, offered)
          const there = visit.at(offeredAt({ ...APP, allowed_idps: offered }))
          if (app(there).access !== access) expect(app(there).access).toBe(access)
        }
      }),
      { numRuns: 12_500, seed: 26 },
    )
  }, 240_000)
})

describe('an explanation of any application', () => {
  const app = fc.tuple(groups, fc.array(policy, { maxLength: 4 }), request)

  test('comes to the answer that is given without one, step by step', () => {
    fc.assert(
      fc.property(app, fc.constantFrom(...OFFERED), ([made, policies, one], offered) => {
        const known = account(made)
        const limit = offeredAt({ ...APP, allowed_idps: offered })
        const explained = explain(policies, requestAt(one, limit), lookupIn(known), names)
        expect(explained.outcome).toEqual(compileApp(policies, lookupIn(known))(new Visit(one).at(limit)))
        expectSame(explained.outcome.access, naiveAccess(policies, one, known, offered))
        const told = explained.policies.filter(({ state }) => state !== 'not-asked')
        const facts = new Visit(one).at(limit)
        for (const step of told) {
          const asks = step.policy.decision === 'allow' || step.policy.decision === 'deny'
          const seen = asks ? facts.request : facts.withoutLogin.request
          expectSame(step.verdict, naiveVerdict(step.policy, seen, known))
        }
      }),
      { numRuns: 2_000, seed: 26 },
    )
  }, 120_000)

  test('names a missing fact exactly where it cannot tell, and every reason is a sentence', () => {
    fc.assert(
      fc.property(app, fc.constantFrom(...OFFERED), ([made, policies, one], offered) => {
        const seen = requestAt(one, offeredAt({ ...APP, allowed_idps: offered }))
        const explained = explain(policies, seen, lookupIn(account(made)), names)
        const steps = explained.policies.flatMap((step) => [
          step,
          ...step.blocks,
          ...step.blocks.flatMap(({ rules }) => rules),
        ])
        expectSame(explained.missing.length > 0, explained.outcome.access === 'unknown')
        for (const step of steps) expectSame(step.missing.length > 0, step.verdict === 'unknown', step)
        for (const text of [explained, ...steps].map(({ reason }) => textOf(reason))) {
          if (!SENTENCE.test(text)) expect(text).toMatch(SENTENCE)
        }
      }),
      { numRuns: 1_000, seed: 26 },
    )
  }, 120_000)

  test('leaves out open policies after which everything comes to the same as they do', () => {
    const [allow, deny] = [{ decision: 'allow' as const }, { decision: 'deny' as const }]
    expect(deciders({ access: 'unknown', undecided: [deny, allow, deny] }, undefined)).toEqual([deny, allow])
    expect(deciders({ access: 'unknown', undecided: [allow, deny, allow] }, allow)).toEqual([allow, deny])
    expect(deciders({ access: 'denied', undecided: [deny] }, undefined)).toEqual([])
  })
})

test('the pool holds every selector', () => {
  expect(Object.keys(values).toSorted()).toEqual(selectors.map(({ key }) => key).toSorted())
})

describe('groups in rings', () => {
  const ids = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
  const leaf = fc.constantFrom<unknown>(
    ...Object.entries(values).flatMap(([key, list]) => list.map((value) => ({ [key]: value }))),
  )
  const inner = fc.constantFrom(...ids).map(inGroup)
  const ofRing = (excluded: fc.Arbitrary<unknown>) =>
    fc.record({
      include: fc.tuple(leaf, inner, inner).map(([one, ...more]) => [one, ...more]),
      require: fc.array(fc.oneof(inner, leaf), { maxLength: 1 }),
      exclude: fc.array(excluded, { maxLength: 1 }),
    })
  const rings = (excluded: fc.Arbitrary<unknown>) =>
    fc
      .array(ofRing(excluded), { minLength: ids.length, maxLength: ids.length })
      .map((all) => Object.fromEntries(all.map((lists, at) => [ids[at] ?? '', lists])))

  test.each([
    ['of which none leaves out another', leaf.filter((rule) => !isGroup(rule)), 800],
    ['which leave one another out', fc.oneof(leaf, inner), 400],
  ])(
    '%s give the answers of following every way through them',
    (_which, excluded, numRuns) => {
      fc.assert(
        fc.property(rings(excluded), request, (made, one) => {
          const known = account(made)
          const compiler = compilerFor(lookupIn(known))
          const visit = new Visit(one)
          for (const id of ids) {
            const policies = [{ decision: 'allow' as const, include: [inGroup(id)] }]
            const verdict = naiveVerdict(policies[0] ?? {}, one, known)
            expectSame(compiler.rule(inGroup(id))(visit), verdict)
            const told = explain(policies, one, lookupIn(known), names)
            expectSame(told.policies[0]?.verdict, verdict)
            expectSame(told.missing.length > 0, verdict === 'unknown')
          }
        }),
        { numRuns, seed: 26 },
      )
    },
    120_000,
  )

  const allNaming = (count: number, leftOut: (id: string) => unknown[]) => {
    const all = Array.from({ length: count }, (_, at) => `g${at}`)
    const rules = (id: string) => all.filter((other) => other !== id).map(inGroup)
    return Object.fromEntries(
      all.map((id, at) => [
        id,
        {
          include: [...rules(id), ...(at === count - 1 ? [{ email: { email: 'ana@example.com' } }] : [])],
          exclude: leftOut(id),
        },
      ]),
    )
  }

  test.each([20, 100])('%i that all name one another are judged and explained at once', (count) => {
    const lookup = lookupIn(account(allNaming(count, () => [])))
    const policies = [{ decision: 'allow' as const, include: [inGroup('g0')] }]
    for (const [email, access] of [
      ['ana@example.com', 'granted'],
      ['eve@other.org', 'denied'],
    ] as const) {
      expect(compileApp(policies, lookup)(new Visit({ email })).access).toBe(access)
      expect(explain(policies, { email }, lookup, names).outcome.access).toBe(access)
    }
  })

  test('that leave one another out in more ways than can be followed cannot be told, and that is said', () => {
    const lookup = lookupIn(account(allNaming(20, (id) => (id === 'g0' ? [] : [inGroup('g0')]))))
    const policies = [{ decision: 'allow' as const, include: [inGroup('g0')] }]
    const email = 'ana@example.com'
    expect(compileApp(policies, lookup)(new Visit({ email })).access).toBe('unknown')
    const told = explain(policies, { email }, lookup, names)
    expect(textOf(told.reason)).toBe(
      'Cannot tell: depends on what Cloudflare makes of groups that leave one another out in a circle.',
    )
  })
})

const isGroup = (rule: unknown) => typeof rule === 'object' && rule !== null && 'group' in rule

test('groups that hold one another in every way end, and are asked for a bounded number of times', () => {
  const ids = Array.from({ length: 30 }, (_, at) => `g${at}`)
  const chain = Object.fromEntries(
    ids.map((id, at) => [id, { include: [{ everyone: {} }], require: ids.slice(at + 1).map(inGroup) }]),
  )
  const visit: AccessRequest = {}
  const policies = [{ decision: 'allow' as const, include: [inGroup('g0')] }]
  expect(compileApp(policies, lookupIn(account(chain)))(new Visit(visit)).access).toBe('granted')
  expect(explain(policies, visit, lookupIn(account(chain)), names).outcome.access).toBe('granted')
})
