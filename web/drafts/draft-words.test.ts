import { expect, test } from 'vitest'
import type { DocumentChange } from '#core/change-set'
import { anyOfsMade, begunOn, draftFrom, editedChange } from './edited-change'
import { isOutdated, nameOfChange } from './draft-words'
import { waitsFor } from './waits-for'

const staff = { id: 'p1', name: 'Staff', decision: 'allow', include: [{ everyone: {} }] }
const update: DocumentChange = {
  action: 'update',
  kind: 'policies',
  id: 'p1',
  etag: '"1"',
  document: { ...staff, name: 'All staff' },
}
const draft = { bases: { 'policies:p1': staff }, changes: [update] }

test('a change is named by what it would make, and a deletion by what is there', () => {
  expect(nameOfChange(draft, update)).toBe('All staff')
  expect(nameOfChange(draft, { action: 'delete', kind: 'policies', id: 'p1', etag: '"1"' })).toBe('Staff')
  expect(nameOfChange(draft, { ...update, document: { name: ' ' } })).toBe('Nameless policy')
})

test('a draft is outdated when the object changed after it was begun, and not when it only reads differently', () => {
  expect(isOutdated(draft, update, { ...staff, session_duration: '1h' })).toBe(true)
  expect(isOutdated(draft, update, { ...staff, updated_at: '2027-03-01T10:00:00Z' })).toBe(false)
  expect(isOutdated(draft, update, undefined)).toBe(false)
})

test('the editor opens the one thing that somebody works on, whatever helper groups go with it', () => {
  const helper: DocumentChange = {
    action: 'create',
    kind: 'groups',
    id: 'new:ab12',
    document: { name: 'Any of (Gatehouse): Portugal, Spain · ab12', include: [{ geo: { country_code: 'PT' } }] },
  }
  expect(editedChange({ ...draft, changes: [helper, update] })).toBe(update)
  expect(editedChange({ ...draft, changes: [update, { ...update, id: 'p2' }] })).toBeUndefined()
  expect(
    editedChange({ ...draft, changes: [{ action: 'delete', kind: 'policies', id: 'p1', etag: '"1"' }] }),
  ).toBeUndefined()
  expect(anyOfsMade({ changes: [helper, update] }).get('new:ab12')?.rules).toEqual(['{"geo":{"country_code":"PT"}}'])
  expect(begunOn(draft, update)).toEqual({ document: staff, etag: '"1"' })
})

test('an “any of” row of a shared draft opens as one, whether its helper group is new or changed', () => {
  const name = 'Any of (Gatehouse): Portugal, Spain · ab12'
  const include = ['PT', 'ES'].map((code) => ({ geo: { country_code: code } }))
  const pointing = (id: string): DocumentChange => ({
    ...update,
    document: { ...staff, require: [{ group: { id } }] },
  })
  const rows = (helper: DocumentChange, id: string) => {
    const change = editedChange({ bases: {}, changes: [helper, pointing(id)] })
    return change && draftFrom({ changes: [helper, pointing(id)] }, change).require
  }
  const rules = include.map((rule) => JSON.stringify(rule))
  expect(rows({ action: 'create', kind: 'groups', id: 'new:ab12', document: { name, include } }, 'new:ab12')).toEqual([
    { text: '{"group":{"id":"new:ab12"}}', anyOf: { rules } },
  ])
  expect(rows({ action: 'update', kind: 'groups', id: 'g1', etag: '"4"', document: { name, include } }, 'g1')).toEqual([
    { text: '{"group":{"id":"new:ab12"}}', anyOf: { rules, from: { id: 'g1', etag: '"4"' } } },
  ])
})

test('what was proposed waits for owners, what was sent back for whoever began it', () => {
  const proposed = { state: 'proposed', author: 'ed@harbour.example' } as const
  expect(waitsFor(proposed, { actor: 'oda@harbour.example', role: 'owner' })).toBe(true)
  expect(waitsFor(proposed, { actor: 'ed@harbour.example', role: 'editor' })).toBe(false)
  const back = { ...proposed, state: 'sent-back' } as const
  expect(waitsFor(back, { actor: 'ed@harbour.example', role: 'editor' })).toBe(true)
  expect(waitsFor(back, { actor: 'oda@harbour.example', role: 'owner' })).toBe(false)
  expect(waitsFor(proposed, undefined)).toBe(false)
})
