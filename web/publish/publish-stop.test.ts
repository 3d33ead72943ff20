import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#core/account-settings'
import type { Assessment } from '#core/assessment'
import type { AssessmentBody } from '#core/assessment-body'
import { stopOf, typedConfirmation, type Said } from './publish-stop'

const { publishing } = DEFAULT_SETTINGS
const quiet: Said = { reason: '', override: false, typed: '' }
const judged = (assessment: Partial<Assessment> = {}): AssessmentBody => ({
  assessment: {
    people: { gain: 0, lose: 0, cannotTell: 0, gaining: [], losing: [], apps: [] },
    breaches: [],
    risk: 'none',
    findings: [],
    ...assessment,
  },
  unchecked: [],
})
const broken = { guard: 'people-limit', verdict: 'broken', message: 'Too many.' } as const
const open = { ...broken, verdict: 'cannot-tell' } as const
const stop = (body: AssessmentBody | null | undefined, said: Partial<Said> = {}, role: 'editor' | 'owner' = 'owner') =>
  stopOf({ body, publishing, role }, { ...quiet, ...said }, 'Payroll')

test('what touches nobody is published with one click', () => {
  expect(stop(judged(), {}, 'editor')).toBeUndefined()
})

test('nothing is published before it is judged; when it cannot be judged the server has the last word', () => {
  expect(stop(undefined)).toMatch(/still being judged/)
  expect(stop(null, { reason: 'Quarter end' })).toBeUndefined()
})

test('a guard stops an editor, who learns that an owner can', () => {
  expect(stop(judged({ breaches: [broken], risk: 'high' }), { reason: 'x', override: true }, 'editor')).toMatch(
    /owner can/,
  )
})

test('an owner overrides a guard, with a reason', () => {
  const body = judged({ breaches: [broken], risk: 'high' })
  expect(stop(body)).toMatch(/Override it/)
  expect(stop(body, { override: true })).toMatch(/Say why/)
  expect(stop(body, { override: true, reason: 'New team' })).toBeUndefined()
})

test('what cannot be told stops nothing', () => {
  expect(stop(judged({ breaches: [open], risk: 'some' }))).toBeUndefined()
})

test('a guard of an owner that could not be looked at stops as well', () => {
  const body: AssessmentBody = { unchecked: [{ guard: 'sentence', message: 'The people could not be read.' }] }
  expect(stop(body, { reason: 'x' })).toMatch(/guard stops/)
  expect(stop({ unchecked: [{ guard: 'self', message: '' }] }, { reason: 'x' })).toBeUndefined()
})

test('a high risk takes a reason', () => {
  expect(stop(judged({ risk: 'high' }))).toMatch(/Say why/)
  expect(stop(judged({ risk: 'high' }), { reason: 'Audit' })).toBeUndefined()
})

test('who may publish follows the risk', () => {
  const asked = (publisher: 'owner' | 'second-person', role: 'editor' | 'owner', bySomebodyElse = false) =>
    stopOf({ body: judged(), publishing: { ...publishing, none: publisher }, role, bySomebodyElse }, quiet, 'Payroll')
  expect(asked('owner', 'editor')).toMatch(/an owner publishes/)
  expect(asked('owner', 'owner')).toBeUndefined()
  expect(asked('second-person', 'owner')).toMatch(/one person proposes/)
  expect(asked('second-person', 'owner', true)).toBeUndefined()
  expect(asked('second-person', 'editor', true)).toMatch(/one person proposes/)
})

test('opening a whole application to the internet, and taking away the last way in, take a typed name', () => {
  const opened = judged({ findings: [{ id: 'OPEN-04', severity: 'stop', message: '' }] })
  expect(stop(opened)).toBe('Type “Payroll” to confirm.')
  expect(stop(opened, { typed: ' Payroll ' })).toBeUndefined()
  const closed = judged({
    breaches: [{ guard: 'last-let-in', verdict: 'broken', message: '', apps: [{ id: 'a', name: 'Wiki' }] }],
  })
  expect(typedConfirmation(closed)).toBe('This takes the last way into Wiki away.')
  expect(typedConfirmation(judged())).toBeUndefined()
})
