import { describe, expect, test } from 'vitest'
import { anyOfRow } from '#core/any-of'
import { draftOf } from '#core/draft'
import { readJson, writeJson } from '#core/json'
import { forgetDraft, keepDraft, readDraft, type DraftPlace, type DraftStore, type KeptDraft } from './draft-storage'

function memory(): DraftStore {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

const refuses = (): never => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}

const text = '{"id":"p1","name":"Staff","decision":"allow","include":[{"new_rule":{"big":12345678901234567890}}]}'
const document = readJson(text) as NonNullable<KeptDraft['base']>['document']
const keptAt = '2026-11-20T09:00:00.000Z'
const mine: KeptDraft = { draft: draftOf('policies', document), base: { document, etag: '"1"' }, keptAt }
const place: DraftPlace = { account: 'a1', kind: 'policies', id: 'p1' }

describe('a kept draft', () => {
  test('comes back as it was, numbers we cannot hold included', () => {
    const store = memory()
    expect(keepDraft(() => store, place, 'draft', mine)).toBeUndefined()
    const back = readDraft(() => store, place, 'draft')
    expect(back.state).toBe('kept')
    if (back.state !== 'kept') return
    expect(back.kept.draft).toEqual(mine.draft)
    expect(back.kept.keptAt).toBe(keptAt)
    expect(writeJson(back.kept.base?.document)).toBe(text)
  })

  test('comes back with what its “any of” rows are to hold', () => {
    const store = memory()
    const rules = [{ geo: { country_code: 'PT' } }, { new_rule: { big: readJson('12345678901234567890') } }]
    const draft = { ...mine.draft, require: [anyOfRow(rules, '7abc', { id: 'h', etag: 'h1' })] }
    keepDraft(() => store, place, 'draft', { ...mine, draft })
    expect(readDraft(() => store, place, 'draft')).toMatchObject({ state: 'kept', kept: { draft } })
  })

  test.each<[string, DraftPlace]>([
    ['another account', { ...place, account: 'a2' }],
    ['another document', { ...place, id: 'p2' }],
    ['a group of the same id', { ...place, kind: 'groups' }],
    ['a new document', { account: 'a1', kind: 'policies' }],
  ])('is not offered for %s', (_, other) => {
    const store = memory()
    keepDraft(() => store, place, 'draft', mine)
    expect(readDraft(() => store, other, 'draft')).toEqual({ state: 'none' })
  })

  test('of a new document is not taken for one whose id is "new"', () => {
    const store = memory()
    keepDraft(() => store, { account: 'a1', kind: 'policies', id: 'new' }, 'draft', mine)
    expect(readDraft(() => store, { account: 'a1', kind: 'policies' }, 'draft')).toEqual({ state: 'none' })
  })

  test('and one put aside do not touch each other', () => {
    const store = memory()
    keepDraft(() => store, place, 'aside', mine)
    keepDraft(() => store, place, 'draft', mine)
    forgetDraft(() => store, place, 'draft')
    expect(readDraft(() => store, place, 'draft')).toEqual({ state: 'none' })
    expect(readDraft(() => store, place, 'aside').state).toBe('kept')
  })
})

describe('when the browser does not play along', () => {
  test('a full storage is told to the person', () => {
    const full: DraftStore = { ...memory(), setItem: refuses }
    expect(keepDraft(() => full, place, 'draft', mine)).toMatch(/storage is full or switched off.*Save before/)
  })

  test('a storage that may not even be asked for is not taken for an empty one', () => {
    expect(readDraft(refuses, place, 'draft')).toMatchObject({ state: 'unreadable' })
    expect(forgetDraft(refuses, place, 'draft')).toMatch(/may come back/)
  })

  test.each([
    ['half a text', '{"version":1,'],
    ['something of another program', '"hello"'],
    ['a later version of ours', writeJson({ version: 2, keptAt, draft: mine.draft })],
  ])('%s is said to be unreadable', (_, stored) => {
    const store: DraftStore = { ...memory(), getItem: () => stored }
    expect(readDraft(() => store, place, 'draft')).toMatchObject({ state: 'unreadable' })
  })
})
