import { describe, expect, test } from 'vitest'
import { canonicalRule } from './canonical'
import { bo, network } from './findings/example'
import { isOver, noteProblems, notesOf, ruleKey, type RuleNote } from './rule-note'

const now = new Date('2026-11-21T12:00:00Z')

describe('what may be said of a rule', () => {
  test.each([
    ['today is enough', '2026-11-21', undefined],
    ['in many years', '2046-01-01', undefined],
    ['no day at all', undefined, undefined],
    ['yesterday is over', '2026-11-20', 'This day is over. Choose today or a later one, or leave it empty.'],
    [
      'a day that no calendar has',
      '2027-02-30',
      'Choose the last day on which this rule is needed, or leave it empty.',
    ],
    ['no text', 7, 'Choose the last day on which this rule is needed, or leave it empty.'],
  ])('%s', (_, until, message) => {
    expect(noteProblems({ reason: 'She left.', until }, now).until).toBe(message)
  })

  test('a reason is needed, and not a novel', () => {
    expect(noteProblems({ reason: ' ', until: undefined }, now).reason).toMatch(/^Say why/)
    expect(noteProblems({ reason: 7, until: undefined }, now).reason).toMatch(/^Say why/)
    expect(noteProblems({ reason: 'x'.repeat(1001), until: undefined }, now).reason).toMatch(/1,000/)
    expect(noteProblems({ reason: 'She left.', until: undefined }, now)).toEqual({})
  })
})

test('the last day counts to its end, and without one a note is never over', () => {
  expect(isOver({ until: '2026-11-21' }, new Date('2026-11-21T23:59:59Z'))).toBe(false)
  expect(isOver({ until: '2026-11-21' }, new Date('2026-11-22T00:00:00Z'))).toBe(true)
  expect(isOver({}, now)).toBe(false)
})

describe('a note', () => {
  const note: RuleNote = {
    id: 'n',
    kind: 'policies',
    document: 'p',
    ruleType: 'exclude',
    rule: canonicalRule(network('203.0.113.7/32')),
    reason: 'She left.',
    actor: 'ada@example.com',
    at: '2026-11-20T12:00:00Z',
  }
  const all = [note]

  test('is found by what the rule says, however Cloudflare writes it', () => {
    const those = notesOf(all, 'policies', 'p')
    expect(those.get(ruleKey('exclude', network('203.0.113.7/32')))).toBe(note)
    expect(those.get(ruleKey('exclude', network('203.0.113.7')))).toBe(note)
  })

  test('is not that of another rule, list, document or kind', () => {
    expect(notesOf(all, 'policies', 'p').get(ruleKey('exclude', bo))).toBeUndefined()
    expect(notesOf(all, 'policies', 'p').get(ruleKey('include', network('203.0.113.7')))).toBeUndefined()
    expect(notesOf(all, 'policies', 'q').size).toBe(0)
    expect(notesOf(all, 'groups', 'p').size).toBe(0)
  })
})
