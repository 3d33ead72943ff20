import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText, sameDocument, writable } from './canonical'
import { differences, differenceWords } from './diff'
import { membersOf } from './document-kind'
import { documentOf, draftOf, emptyDraft, sameDraft } from './draft'
import { readJson } from './json'
import { textOf } from './phrase'
import { documentProblems } from './problems'
import { sentenceOf } from './sentence'
import { documentText } from './documents-under-test'
import { referencesIn } from './used-by'

const kinds = fc.constantFrom('policies' as const, 'groups' as const)
const document = documentText.map((text) => membersOf(readJson(text)))
const nameOf = () => ({ state: 'unread' }) as const

/** Runs a check on documents of any shape; the seed keeps every run of the tests the same. */
const always = (check: (kind: 'policies' | 'groups', a: object, b: object) => void) =>
  fc.assert(
    fc.property(kinds, document, document, (kind, a, b) => {
      check(kind, a, b)
    }),
    { seed: 1, numRuns: 1000 },
  )

test('whatever Cloudflare sends can be told in a sentence', () => {
  always((kind, a) => expect(textOf(sentenceOf(kind, a, { nameOf }))).toMatch(/\.$/))
})

test('whatever Cloudflare sends can be saved with another change: it is an error only where nobody is let in', () => {
  always((kind, a) => {
    const errors = documentProblems(kind, a, a).filter(({ severity }) => severity === 'error')
    expect(
      errors.filter(({ place }) => place.field !== 'include' && place.field !== 'require' && place.field !== 'exclude'),
    ).toEqual([])
    expect(errors.filter(({ place }) => place.index !== undefined)).toEqual([])
  })
})

test('whatever the JSON view holds is judged and told', () => {
  always((kind, a, b) => {
    for (const { message } of documentProblems(kind, a, b)) expect(message).toMatch(/[.!?]$/)
    for (const difference of differences(kind, b, a))
      expect(textOf(differenceWords(difference, { nameOf }))).not.toBe('')
  })
})

test('a document is the same as itself without what Cloudflare sets, and has no differences from it', () => {
  always((kind, a) => {
    expect(canonicalText(kind, writable(kind, a))).toBe(canonicalText(kind, a))
    expect(differences(kind, a, writable(kind, a))).toEqual([])
  })
})

test('two documents differ exactly when there are differences to show', () => {
  always((kind, a, b) => expect(differences(kind, a, b).length === 0).toBe(sameDocument(kind, a, b)))
})

test('a draft moved from one document to another says what its own document says', () => {
  always((kind, a, b) => {
    const draft = draftOf(kind, a)
    expect(sameDraft(draftOf(kind, documentOf(draft, a)), draft)).toBe(true)
    const lists = { include: draft.include, require: draft.require, exclude: draft.exclude, name: draft.name }
    const moved = draftOf(kind, documentOf({ ...draftOf(kind, b), ...lists }, b))
    expect(moved).toMatchObject(lists)
  })
})

test('a new document says what its draft says', () => {
  always((kind, a) => {
    const { name, include, exclude } = draftOf(kind, a)
    const draft = { ...emptyDraft(kind), name, include, exclude }
    expect(sameDraft(draftOf(kind, documentOf(draft)), draft)).toBe(true)
  })
})

test('what a document points to can be listed', () => {
  always((_, a) => {
    for (const { id } of referencesIn(a)) expect(id).not.toBe('')
  })
})
