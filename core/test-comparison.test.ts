import { expect, test } from 'vitest'
import type { Access } from './consequences'
import { accountOf, ana, appOf, bo, device, policyOf, staff } from './findings/example'
import { personNamed, type Person } from './population'
import { compareAnswers, type Answers, type ComparedPerson } from './test-comparison'
import { policyTestOf } from './tested-policies'

const policy = policyOf([ana], { id: 'p' })
const account = accountOf({ policies: [policy], apps: [appOf([policy])] })
const testOf = (include: unknown[], require: unknown[] = []) => {
  const document = { ...policy, include, require }
  const found = policyTestOf(account, [{ action: 'update', kind: 'policies', id: 'p', document }], 'app')
  if (!found.possible) throw new Error(found.why)
  return found
}
const at = (name: string) => `${name}@example.com`
const answers = (told: Record<string, Access>): NonNullable<Answers['before']> =>
  new Map(Object.entries(told).map(([name, access]) => [at(name), { email: at(name), access }]))
const people: Person[] = ['ana', 'bo', 'cy', 'dora'].map((name) => personNamed(at(name)))
const short = (rows: ComparedPerson[]) =>
  rows.map(({ person, before, after, effect }) => [
    person.email.split('@')[0],
    before && `${before.theirs}/${before.ours}`,
    after && `${after.theirs}/${after.ours}`,
    effect,
  ])

test('who is judged alike is counted, who is not is named with both answers of both sides', () => {
  const told = compareAnswers(
    testOf([ana, bo]),
    {
      before: answers({ ana: 'granted', bo: 'denied', cy: 'denied' }),
      after: answers({ ana: 'granted', bo: 'denied', cy: 'granted' }),
    },
    people,
  )
  expect(told.agree).toBe(1)
  expect(short(told.differ)).toEqual([
    ['bo', 'denied/denied', 'denied/granted', 'out'],
    ['cy', 'denied/denied', 'granted/denied', 'gain'],
  ])
  expect(told.counts).toEqual({ gain: 1, lose: 0, keep: 1, 'cannot-tell': 0 })
  expect(told.untested).toBe(1)
})

test('an error of Cloudflare’s is no answer, and where we cannot tell its answer is no contradiction', () => {
  const told = compareAnswers(
    testOf([staff], [device('disk')]),
    {
      before: answers({ ana: 'granted', bo: 'denied', cy: 'unknown' }),
      after: answers({ ana: 'granted', bo: 'denied', cy: 'unknown' }),
    },
    people,
  )
  expect({ ...told, told: short(told.told), failed: short(told.failed) }).toEqual({
    agree: 0,
    differ: [],
    told: [
      ['ana', 'granted/granted', 'granted/unknown', 'keep'],
      ['bo', 'denied/denied', 'denied/unknown', 'out'],
    ],
    failed: [['cy', 'unknown/denied', 'unknown/unknown', 'cannot-tell']],
    counts: { gain: 0, lose: 0, keep: 1, 'cannot-tell': 1 },
    untested: 1,
  })
})

test('while the draft is not tested yet, the side that is is compared', () => {
  const told = compareAnswers(testOf([bo]), { before: answers({ ana: 'denied', bo: 'denied' }) }, people)
  expect(short(told.differ)).toEqual([['ana', 'denied/granted', undefined, undefined]])
  expect([told.agree, told.untested, told.counts.gain]).toEqual([1, 2, 0])
})

test('whom we do not know is judged by the address, and a side without policies lets nobody in', () => {
  const deleted = policyTestOf(account, [{ action: 'delete', kind: 'policies', id: 'p' }], 'app')
  if (!deleted.possible) throw new Error(deleted.why)
  expect(deleted.after.policies).toEqual([])
  const told = compareAnswers(deleted, { before: answers({ ana: 'granted', zed: 'denied' }) }, [])
  expect([told.agree, told.counts]).toEqual([2, { gain: 0, lose: 1, keep: 0, 'cannot-tell': 0 }])
})
