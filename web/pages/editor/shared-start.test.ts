import { expect, test } from 'vitest'
import { draftOf } from '#core/draft'
import type { Editable } from '../../drafts/edited-change'
import { startOfShared } from './shared-start'

const staff = { id: 'p1', name: 'Staff', decision: 'allow', include: [{ everyone: {} }] }
const change: Editable = {
  action: 'update',
  kind: 'policies',
  id: 'p1',
  etag: '"1"',
  document: { ...staff, name: 'All staff' },
}
const shared = { changes: [change], bases: { 'policies:p1': staff }, version: 3 }
const base = { document: staff, etag: '"1"' }
const keptAt = '2027-03-01T10:00:00.000Z'
const typed = (sharedVersion: number) => ({
  state: 'kept' as const,
  kept: { draft: { ...draftOf('policies', staff), name: 'Mine' }, base, keptAt, sharedVersion },
})

test('a shared draft opens with what it says, on the version that it was begun on', () => {
  expect(startOfShared(shared, change, { state: 'none' })).toEqual({
    draft: draftOf('policies', change.document),
    base,
  })
})

test('what was typed on this version of it and not kept on the server comes back', () => {
  const start = startOfShared(shared, change, typed(3))
  expect(start.draft.name).toBe('Mine')
  expect(start.restoredFrom).toBe(keptAt)
})

test('what was typed on an earlier version lies aside, and is not put over what others kept meanwhile', () => {
  const start = startOfShared(shared, change, typed(2))
  expect(start.draft.name).toBe('All staff')
  expect(start.restoredFrom).toBeUndefined()
  expect(start.aside?.draft.name).toBe('Mine')
})
