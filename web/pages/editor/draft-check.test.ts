import { describe, expect, test } from 'vitest'
import { anyOfRow } from '#core/any-of'
import { draftOf, emptyDraft, ruleRow } from '#core/draft'
import { addProblem, checkDraft, placeKey, ruleFaults, stopping } from './draft-check'

const base = { id: 'p1', name: 'Staff', decision: 'allow' as const, include: [{ email: { email: 'ana@example.com' } }] }
const staff = draftOf('policies', base)

test('an untouched draft has nothing to save', () => {
  expect(checkDraft(staff, base)).toMatchObject({ changes: [], document: base })
})

test('each thing that a save would change is counted', () => {
  const draft = { ...staff, name: 'People', exclude: [ruleRow({ geo: { country_code: 'PT' } })] }
  expect(checkDraft(draft, base).changes).toHaveLength(2)
})

test('a problem is found by the place where the page shows it', () => {
  const draft = { ...staff, include: [...staff.include, ruleRow({ email: { email: 'no address' } })] }
  const { byPlace } = checkDraft(draft, base)
  expect(byPlace.get('include.1')?.map(({ severity }) => severity)).toEqual(['error'])
  expect(byPlace.get('include.0')).toBeUndefined()
})

test('what is wrong inside of an “any of” stops a save at its row, and what never holds together is known', () => {
  const country = (code: string) => ({ geo: { country_code: code } })
  const require = [ruleRow(country('FR')), anyOfRow([country('PT'), country('')], '7abc'), ruleRow(country('ES'))]
  const checked = checkDraft({ ...staff, require }, base)
  expect(stopping(checked).map(({ place }) => placeKey(place))).toEqual(['require.1'])
  expect(checked.apart.get(2)).toMatchObject({ others: [0, 1], why: 'Nobody is in two countries at once.' })
})

test('what the server said of the draft stands beside what we found ourselves', () => {
  const checked = checkDraft({ ...staff, name: '' }, base)
  const message = 'Another group has this name already.'
  const { byPlace } = addProblem(checked, { place: { field: 'name' }, message, severity: 'error' })
  expect(byPlace.get('name')?.map((problem) => problem.message)).toEqual(['Give this policy a name.', message])
})

describe('what stops a save', () => {
  test('comes in the order of the page, so that the first one is met first', () => {
    const draft = { ...emptyDraft('policies'), session_duration: 'long', require: [ruleRow({ email: { email: 'x' } })] }
    const checked = checkDraft(draft, undefined)
    expect(stopping(checked).map(({ place }) => placeKey(place))).toEqual([
      'name',
      'include',
      'require.0',
      'session_duration',
    ])
    expect(ruleFaults(checked).map(({ place }) => placeKey(place))).toEqual(['require.0'])
  })

  test('is never a mere doubt', () => {
    const draft = { ...staff, include: [...staff.include, ...staff.include] }
    const checked = checkDraft(draft, base)
    expect(checked.problems).not.toEqual([])
    expect(stopping(checked)).toEqual([])
  })
})
