import { expect, test } from 'vitest'
import { emptyDraft } from '#core/draft'
import { readDraft, type DraftStore } from './draft-storage'
import { startAsNew } from './start-as-new'

const keptAt = '2026-11-20T09:00:00.000Z'
const place = { account: 'a1', kind: 'policies' as const }
const named = (name: string) => ({ ...emptyDraft('policies'), name })

function memory(): DraftStore {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

const nameIn = (store: DraftStore, slot: 'draft' | 'aside') => {
  const back = readDraft(() => store, place, slot)
  return back.state === 'kept' ? back.kept.draft.name : undefined
}

test('the copy waits on the page for a new policy', () => {
  const store = memory()
  expect(startAsNew(() => store, 'a1', named('Copy'), keptAt)).toBeUndefined()
  expect(nameIn(store, 'draft')).toBe('Copy')
})

test('an unfinished new policy is put aside, not written over', () => {
  const store = memory()
  startAsNew(() => store, 'a1', named('Unfinished'), keptAt)
  startAsNew(() => store, 'a1', named('Copy'), keptAt)
  expect([nameIn(store, 'draft'), nameIn(store, 'aside')]).toEqual(['Copy', 'Unfinished'])
})

test('with two waiting already, the person is asked to finish one and neither is touched', () => {
  const store = memory()
  for (const name of ['First', 'Second']) startAsNew(() => store, 'a1', named(name), keptAt)
  expect(startAsNew(() => store, 'a1', named('Third'), keptAt)).toMatch(/Save or discard one of them first/)
  expect([nameIn(store, 'draft'), nameIn(store, 'aside')]).toEqual(['Second', 'First'])
})
