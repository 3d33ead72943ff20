import { expect, test } from 'vitest'
import { draftOf, emptyDraft } from '#core/draft'
import type { DraftBase, ReadBack } from '../../drafts/draft-storage'
import { startOf } from './editor-start'

const version = (name: string, etag: string): DraftBase => ({
  document: { id: 'p1', name, decision: 'allow', include: [{ everyone: {} }] },
  etag,
})
const live = version('Staff', '"2"')
const keptAt = '2026-11-20T09:00:00.000Z'
const kept = (name: string, base: DraftBase | undefined): ReadBack => ({
  state: 'kept',
  kept: { draft: { ...draftOf('policies', base?.document ?? {}), name }, base, keptAt },
})

test('without kept changes the live version opens', () => {
  expect(startOf('policies', live, { state: 'none' })).toEqual({
    draft: draftOf('policies', live.document),
    base: live,
  })
})

test('kept changes come back, and it is said from when they are', () => {
  const start = startOf('policies', live, kept('Mine', live))
  expect(start.draft.name).toBe('Mine')
  expect(start.restoredFrom).toBe(keptAt)
})

test('changes begun on an older version keep that version as their base, so that nothing is overwritten unseen', () => {
  const older = version('Staff of old', '"1"')
  expect(startOf('policies', live, kept('Mine', older)).base).toBe(older)
})

test('a kept draft without changes gives way to the live version', () => {
  const older = version('Staff of old', '"1"')
  const start = startOf('policies', live, kept('Staff of old', older))
  expect(start.draft.name).toBe('Staff')
  expect(start.base).toBe(live)
  expect(start.restoredFrom).toBeUndefined()
})

test('an unfinished new group comes back too', () => {
  const draft = { ...emptyDraft('groups'), name: 'Design' }
  const start = startOf('groups', undefined, { state: 'kept', kept: { draft, keptAt } })
  expect(start).toMatchObject({ draft: { name: 'Design' }, base: undefined, restoredFrom: keptAt })
})

test('kept changes that cannot be read are not passed off as none', () => {
  const start = startOf('policies', live, { state: 'unreadable', why: 'They cannot be read.' })
  expect(start).toMatchObject({ draft: { name: 'Staff' }, trouble: 'They cannot be read.' })
})
