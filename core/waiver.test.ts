import { describe, expect, test } from 'vitest'
import { ana, bo, eve, policyExample, staff } from './findings/example'
import { findingsOf, findingsOfDraft } from './findings/find'
import { lockOutChecks } from './findings/lock-out'
import { findingKey } from './findings/finding'
import { isInForce, partedByWaivers, type Waiver, waiverDays, waiverProblems } from './waiver'

const now = new Date('2026-11-21T12:00:00Z')

describe('how long a finding may be waived', () => {
  test.each([
    ['today is enough', '2026-11-21', undefined],
    ['a year is the most', '2027-11-21', undefined],
    ['a day more is too long', '2027-11-22', 'A finding is waived for a year at most: until 2027-11-21 or earlier.'],
    ['yesterday is over', '2026-11-20', 'This day is over. Choose today or a later one.'],
    ['a day that no calendar has', '2027-02-30', 'Choose the last day on which this may be left.'],
    ['a time is no day', '2027-02-03T00:00:00Z', 'Choose the last day on which this may be left.'],
    ['none at all', undefined, 'Choose the last day on which this may be left.'],
  ])('%s', (_, until, message) => {
    expect(waiverProblems({ reason: 'It is a demo.', until }, now).until).toBe(message)
  })

  test('from the 29th of February a year is until the 1st of March', () => {
    expect(waiverDays(new Date('2028-02-29T23:59:59Z'))).toEqual({ first: '2028-02-29', last: '2029-03-01' })
  })

  test('the last day counts to its end', () => {
    expect(isInForce({ until: '2026-11-21' }, new Date('2026-11-21T23:59:59Z'))).toBe(true)
    expect(isInForce({ until: '2026-11-21' }, new Date('2026-11-22T00:00:00Z'))).toBe(false)
  })
})

test('a waiver needs a reason, and not a novel', () => {
  expect(waiverProblems({ reason: '  ', until: '2026-12-01' }, now).reason).toMatch(/^Say why/)
  expect(waiverProblems({ reason: 'x'.repeat(1001), until: '2026-12-01' }, now).reason).toMatch(/1,000/)
  expect(waiverProblems({ reason: 'It is a demo.', until: '2026-12-01' }, now)).toEqual({})
})

describe('what is waived', () => {
  const found = findingsOf(policyExample([staff, ana, bo, eve]).account)
  const covered = found.filter(({ id }) => id === 'RED-01')
  const waiver = (rest: Partial<Waiver>): Waiver => ({
    id: 'w',
    finding: findingKey(covered[0]!),
    reason: 'Ana left the domain.',
    until: '2026-12-31',
    actor: 'ada@example.com',
    at: '2026-11-20T12:00:00Z',
    ...rest,
  })

  test('is one finding, not others of its kind', () => {
    expect(covered).toHaveLength(2)
    const { counting, waived } = partedByWaivers(found, [waiver({})], now)
    expect(waived.map(({ finding }) => finding)).toEqual([covered[0]])
    expect(counting).toHaveLength(found.length - 1)
  })

  test('counts again when the waiver is over', () => {
    expect(partedByWaivers(found, [waiver({ until: '2026-11-20' })], now)).toEqual({ counting: found, waived: [] })
  })

  test('is told with the waiver that holds longest', () => {
    const waivers = [waiver({ id: 'short', until: '2026-12-01' }), waiver({ id: 'long' })]
    expect(partedByWaivers(found, waivers, now).waived.map((one) => one.waiver.id)).toEqual(['long'])
  })

  test('stays waived when rules are put in another order, and not when the rule is another one', () => {
    const keysOf = (...include: unknown[]) =>
      findingsOf(policyExample(include).account)
        .filter(({ id }) => id === 'RED-01')
        .map(findingKey)
    expect(keysOf(bo, eve, ana, staff).toSorted()).toEqual(covered.map(findingKey).toSorted())
    expect(keysOf(staff, { email: { email: 'cai@example.com' } })).not.toContain(findingKey(covered[0]!))
  })
})

test('what stops a publish cannot be waived: it counts all the same', () => {
  const [check] = lockOutChecks
  const { account, draft } = check?.examples.finds[0] ?? {}
  if (!account || !draft) throw new Error('There is no such example.')
  const found = findingsOfDraft(draft.kind, draft.document, account)
  const stop = found.find(({ id }) => id === check?.id)
  expect(stop?.stopsPublish).toBe(true)
  const waivers = found.map((finding, nth): Waiver => ({
    id: `w${nth}`,
    finding: findingKey(finding),
    reason: 'It is a demo.',
    until: '2026-12-31',
    actor: 'ana@example.com',
    at: now.toISOString(),
  }))
  expect(partedByWaivers(found, waivers, now).counting).toEqual([stop])
})
