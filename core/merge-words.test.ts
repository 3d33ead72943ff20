import { expect, test } from 'vitest'
import { merge, usualSide, type MergeChange } from './merge'
import { canBeChosen, changeTitle, changeVerb, sideWords, turnedAround } from './merge-words'
import { textOf } from './phrase'

const nameOf = () => ({ state: 'unread' }) as const
const domain = (name: string) => ({ email_domain: { domain: name } })
const policy = (fields: object = {}) => ({
  name: 'Staff',
  decision: 'allow',
  include: [domain('a.example')],
  session_duration: '24h',
  ...fields,
})

const changesOf = (theirs: object, mine: object) => merge('policies', { base: policy(), theirs, mine }).changes
const told = (change: MergeChange | undefined) =>
  change && [
    changeTitle('policies', change),
    ...(['base', 'theirs', 'mine'] as const).map((side) =>
      textOf(sideWords('policies', change, side, { decision: 'allow', nameOf })),
    ),
  ]

test('a field is told with its plain name and its value in each version', () => {
  const [change] = changesOf(policy({ session_duration: '8h' }), policy({ session_duration: '' }))
  expect(told(change)).toEqual(['Stay logged in for', '24 hours', '8 hours', 'as the application says'])
})

test('a rule is told in words, and where it is not there, that is said', () => {
  const [change] = changesOf(policy({ include: [domain('a.example'), domain('b.example')] }), policy())
  expect(told(change)).toEqual(['Who gets in', 'not there', 'anyone with an @b.example email', 'not there'])
})

test('a rule that one took out and one moved is told so', () => {
  const [change] = changesOf(policy({ include: [] }), policy({ include: [], exclude: [domain('a.example')] }))
  expect(told(change)).toEqual([
    'Who gets in',
    'anyone with an @a.example email',
    'taken out',
    'moved to “but never”: anyone with an @a.example email',
  ])
})

test('the settings of a second factor have a name each', () => {
  const began = policy({ mfa_config: { mfa_disabled: false, allowed_authenticators: ['totp'] } })
  const theirs = policy({
    mfa_config: { mfa_disabled: false, allowed_authenticators: ['totp'], session_duration: '1h' },
  })
  const [change] = merge('policies', { base: began, theirs, mine: began }).changes
  expect(told(change)).toEqual(['Second factor: asked again after', 'not set', '1 hour', 'not set'])
})

test('approvers are told as people read them', () => {
  const theirs = policy({ approval_groups: [{ approvals_needed: 2, email_addresses: ['ana@a.example'] }] })
  expect(told(changesOf(theirs, policy())[0])).toEqual([
    'Who approves',
    'not there',
    '2 approvals from ana@a.example',
    'not there',
  ])
})

test('what somebody did with a rule has a verb', () => {
  const rules = (include: object[], exclude: object[] = []) => policy({ include, exclude })
  const verbOf = (mine: object) => changesOf(policy(), mine).map(changeVerb)
  expect(verbOf(rules([domain('a.example'), domain('b.example')]))).toEqual(['added'])
  expect(verbOf(rules([], [domain('a.example')]))).toEqual(['moved'])
  expect(verbOf(rules([]))).toEqual(['took out'])
  expect(verbOf(policy({ name: 'New' }))).toEqual(['changed'])
})

test('a field that we do not know is told by its own name, and there is nothing to choose about it', () => {
  const [change] = changesOf(policy({ future: { a: 1 } }), policy())
  expect(told(change)).toEqual(['future', 'not set', '{"a":1}', 'not set'])
  expect(change && canBeChosen('policies', change)).toBe(false)
})

test.each([
  [policy({ decision: 'deny' }), policy({ include: [domain('b.example')] }), /^They changed what this policy does/],
  [policy({ include: [domain('b.example')] }), policy({ decision: 'deny' }), /^You changed what this policy does/],
])('my rules under their decision may mean the opposite, and that is said', (theirs, mine, said) => {
  const changes = changesOf(theirs, mine)
  expect(turnedAround(changes, (index) => usualSide(changes[index]!))).toMatch(said)
  expect(turnedAround(changes, () => 'base')).toBeUndefined()
})

test('a decision and rules changed by one and the same person need no warning', () => {
  const changes = changesOf(policy({ decision: 'deny', include: [domain('b.example')] }), policy({ name: 'New' }))
  expect(turnedAround(changes, (index) => usualSide(changes[index]!))).toBeUndefined()
})
