import { expect, test } from 'vitest'
import { canonicalRule } from '../canonical'
import type { RuleNote } from '../rule-note'
import { ana, bo, eve, policyExample, staff } from './example'
import { findingsOf } from './find'

const note = (rule: unknown, until?: string): RuleNote => ({
  id: canonicalRule(rule),
  kind: 'policies',
  document: 'policy',
  ruleType: 'exclude',
  rule: canonicalRule(rule),
  reason: 'She is on leave.',
  actor: 'ada@example.com',
  at: '2026-11-01T12:00:00Z',
  ...(until !== undefined && { until }),
})

const found = (exclude: unknown[], notes: RuleNote[]) =>
  findingsOf(policyExample([staff], { exclude }, { notes }).account).filter(({ id }) => id === 'REV-04')

test('one exception without a reason is told at the rule', () => {
  expect(found([ana, bo], [note(ana)])).toMatchObject([
    {
      message: expect.stringMatching(/^Nobody said why this is an exception: bo@example\.com\. Add a reason,/),
      place: { ruleType: 'exclude', index: 1 },
      note: { label: 'Add a reason', ruleType: 'exclude', rule: canonicalRule(bo) },
    },
  ])
})

test('several are told once, by name, and the first is the one to begin with', () => {
  const [finding, ...more] = found([ana, bo, eve], [note(eve, '2026-10-31')])
  expect(more).toEqual([])
  expect(finding?.message).toBe(
    'Nobody said why these are exceptions: ana@example.com and bo@example.com. Add a reason to each, so that whoever looks at them next can tell whether they are still needed. This exception was meant until 31 October 2026, which is over: eve@elsewhere.example. Remove it, or say until when it is needed.',
  )
  expect(finding?.place).toEqual({ kind: 'policies', id: 'policy', ruleType: 'exclude' })
  expect(finding?.note).toMatchObject({ label: 'Add a reason', rule: canonicalRule(ana) })
})

test('where only the day is over, a new one is asked for', () => {
  const [finding] = found([ana, bo], [note(ana, '2026-11-20'), note(bo, '2026-11-20')])
  expect(finding?.message).toMatch(/^These exceptions were meant for a time that is over: ana@example\.com and bo@/)
  expect(finding?.note).toMatchObject({ label: 'Give it a new end date', rule: canonicalRule(ana) })
})
