import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyOfProblems,
  anyOfRow,
  anyOfsIn,
  freshMark,
  groupOfRow,
  sameAlternatives,
  takenMarks,
  withAnyOfs,
  withRules,
} from './any-of'
import { changesOf, changesOfDraft, keptIn, deletionOf, NEW_DOCUMENT, type LiveHelpers } from './any-of-changes'
import { documentText } from './documents-under-test'
import { documentOf, draftOf, ruleRow, sameDraft, type Draft } from './draft'
import { membersOf } from './document-kind'
import type { GroupDocument, PolicyDocument } from './documents'
import { readJson, writeJson } from './json'

const names = { nameOf: () => ({ state: 'unread' }) as const }
const country = (code: string) => ({ geo: { country_code: code } })
const domain = (name: string) => ({ email_domain: { domain: name } })
const inGroup = (id: string) => ({ group: { id } })
const [PT, ES, FR] = [country('PT'), country('ES'), country('FR')]

const policy = (require: unknown[]): PolicyDocument => ({
  id: 'p',
  name: 'Payroll',
  decision: 'allow',
  include: [domain('a.example')],
  require,
  session_duration: '24h',
})
const helper: GroupDocument = {
  id: 'h',
  name: 'Any of (Gatehouse): Portugal, Spain · 3f2a',
  include: [PT, ES],
  uid: 'h',
}
const ours = [{ kind: 'policies', id: 'p' }] as const
const elsewhere = [...ours, { kind: 'apps', id: 'a' }] as const

const helpers = (uses: ReturnType<LiveHelpers['uses']> = ours, document: GroupDocument = helper): LiveHelpers => ({
  live: (id) => (id === document.id ? { document, etag: 'h1' } : undefined),
  uses: (id) => (id === document.id ? uses : []),
})
const none: LiveHelpers = { live: () => undefined, uses: () => undefined }

const base = (require: unknown[]) => ({ document: policy(require), etag: 'p1' })
const draftWith = (rows: Draft['require'], require: unknown[] = []): Draft => ({
  ...draftOf('policies', policy(require)),
  require: rows,
})
const from = { id: 'h', etag: 'h1' }

describe('saving an “any of” row', () => {
  test('makes its helper group first by name, and the policy points to it', () => {
    const changes = changesOfDraft(draftWith([anyOfRow([PT, ES], '7abc')]), base([PT]), none, names)
    expect(changes).toEqual([
      {
        action: 'create',
        kind: 'groups',
        id: 'new:7abc',
        document: { name: 'Any of (Gatehouse): Portugal, Spain · 7abc', include: [PT, ES] },
      },
      { action: 'update', kind: 'policies', id: 'p', etag: 'p1', document: policy([inGroup('new:7abc')]) },
    ])
  })

  test('of a new policy makes both', () => {
    const changes = changesOfDraft(draftWith([anyOfRow([PT, ES], '7abc')]), undefined, none, names)
    expect(changes.map(({ action, kind, id }) => [action, kind, id])).toEqual([
      ['create', 'groups', 'new:7abc'],
      ['create', 'policies', NEW_DOCUMENT],
    ])
  })

  test('changes the helper group in place when nothing else uses it, and leaves the policy alone', () => {
    const draft = draftWith([anyOfRow([PT, FR], '7abc', from)], [inGroup('h')])
    expect(changesOfDraft(draft, base([inGroup('h')]), helpers(), names)).toEqual([
      {
        action: 'update',
        kind: 'groups',
        id: 'h',
        etag: 'h1',
        document: { ...helper, name: 'Any of (Gatehouse): Portugal, France · 3f2a', include: [PT, FR] },
      },
    ])
  })

  test.each([
    ['is used elsewhere', elsewhere],
    ['may be used elsewhere', undefined],
  ])('makes another one when the helper group %s, and leaves that one alone', (_, uses) => {
    const draft = draftWith([anyOfRow([PT, FR], '7abc', from)], [inGroup('h')])
    const facts = { ...helpers(), uses: () => uses }
    expect(changesOfDraft(draft, base([inGroup('h')]), facts, names)).toEqual([
      {
        action: 'create',
        kind: 'groups',
        id: 'new:7abc',
        document: { name: 'Any of (Gatehouse): Portugal, France · 7abc', include: [PT, FR] },
      },
      { action: 'update', kind: 'policies', id: 'p', etag: 'p1', document: policy([inGroup('new:7abc')]) },
    ])
  })

  test('makes another one when the row was doubled and one of both changed', () => {
    const rows = [ruleRow(inGroup('h')), anyOfRow([PT, FR], '7abc', from)]
    const changes = changesOfDraft(draftWith(rows), base([inGroup('h')]), helpers(), names)
    expect(changes.map(({ action, id }) => [action, id])).toEqual([
      ['create', 'new:7abc'],
      ['update', 'p'],
    ])
  })

  test('writes nothing when it came back to what is there', () => {
    const draft = draftWith([anyOfRow([ES, PT], '7abc', from)], [inGroup('h')])
    expect(changesOfDraft(draft, base([inGroup('h')]), helpers(elsewhere), names)).toEqual([])
  })

  test('names the version that was seen, so that a change made meanwhile is not undone', () => {
    const draft = draftWith([anyOfRow([FR], '7abc', { id: 'h', etag: 'old' })], [inGroup('h')])
    expect(changesOfDraft(draft, base([inGroup('h')]), helpers(), names)).toMatchObject([{ id: 'h', etag: 'old' }])
  })
})

describe('a helper group that is no longer named', () => {
  test('is deleted after the policy was written', () => {
    const changes = changesOfDraft(draftWith([ruleRow(PT)], [inGroup('h')]), base([inGroup('h')]), helpers(), names)
    expect(changes).toEqual([
      { action: 'update', kind: 'policies', id: 'p', etag: 'p1', document: policy([PT]) },
      { action: 'delete', kind: 'groups', id: 'h', etag: 'h1' },
    ])
  })

  test.each([
    ['something else uses it', helpers(elsewhere)],
    ['nobody knows what uses it', { ...helpers(), uses: () => undefined }],
    ['it is a group that a person made', helpers(ours, { ...helper, name: 'Iberia' })],
  ])('stays when %s', (_, facts) => {
    const changes = changesOfDraft(draftWith([ruleRow(PT)], [inGroup('h')]), base([inGroup('h')]), facts, names)
    expect(changes.map(({ action }) => action)).toEqual(['update'])
  })

  test('goes with the policy', () => {
    expect(deletionOf('policies', base([inGroup('h')]), helpers()).map(({ id }) => id)).toEqual(['p', 'h'])
    expect(deletionOf('policies', base([inGroup('h')]), helpers(elsewhere)).map(({ id }) => id)).toEqual(['p'])
  })
})

test('nothing changed is nothing written, whatever the document holds and whatever it points to', () => {
  fc.assert(
    fc.property(fc.constantFrom('policies' as const, 'groups' as const), documentText, (kind, came) => {
      const document = { ...membersOf(readJson(came)), id: 'p' } as unknown as PolicyDocument
      const everyGroup: LiveHelpers = {
        live: (id) => ({ document: { ...helper, id }, etag: 'e' }),
        uses: () => [{ kind, id: 'p' }],
      }
      const draft = draftOf(kind, document)
      expect(changesOfDraft(draft, { document, etag: 'p1' }, everyGroup, names)).toEqual([])
    }),
    { seed: 1, numRuns: 300 },
  )
})

test('no helper group is lost or left over, whatever the rows become', () => {
  const rules = fc.uniqueArray(fc.constantFrom('PT', 'ES', 'FR', 'IT'), { minLength: 2, maxLength: 4 })
  const row = fc.oneof(
    fc.constant(ruleRow(inGroup('h'))),
    fc.constant(ruleRow(PT)),
    fc
      .tuple(rules, fc.boolean(), fc.integer({ min: 0, max: 9999 }))
      .map(([codes, changed, mark]) =>
        anyOfRow(codes.map(country), String(mark).padStart(4, '0'), changed ? from : undefined),
      ),
  )
  const marked = fc.uniqueArray(row, { maxLength: 4, selector: ({ text }) => text })
  fc.assert(
    fc.property(marked, fc.constantFrom(ours, elsewhere, undefined), (rows, uses) => {
      const draft = draftWith(rows, [inGroup('h')])
      const changes = changesOfDraft(draft, base([inGroup('h')]), { ...helpers(), uses: () => uses }, names)
      const own = changes.find(({ kind }) => kind === 'policies')
      const document = own && 'document' in own ? own.document : policy([inGroup('h')])
      const groups = new Map<string, unknown[]>([['h', helper.include]])
      for (const change of changes) {
        if (change.kind !== 'groups') continue
        if (change.action === 'delete') groups.delete(change.id)
        else groups.set(change.id, change.document['include'] as unknown[])
      }
      const wanted = rows.map((one) =>
        one.anyOf ? one.anyOf.rules.map(readJson) : groupOfRow(one) ? helper.include : [PT],
      )
      const got = (document['require'] as { group?: { id: string } }[]).map((rule) =>
        rule.group ? groups.get(rule.group.id) : [rule],
      )
      expect(got.length).toBe(wanted.length)
      got.forEach((alternatives, nth) => {
        expect(alternatives).toBeDefined()
        expect(sameAlternatives(alternatives ?? [], wanted[nth] ?? [])).toBe(true)
      })
      const named = new Set((document['require'] as { group?: { id: string } }[]).map(({ group }) => group?.id))
      // Ours alone and no longer named: it is gone. Somebody else's: it is as it was.
      if (uses === ours) expect(groups.has('h')).toBe(named.has('h'))
      else expect(groups.get('h')).toEqual(helper.include)
    }),
    { seed: 1, numRuns: 300 },
  )
})

describe('the draft', () => {
  const draft = draftWith([ruleRow(PT), anyOfRow([PT, ES], '7abc')])

  test('differs when only what an “any of” holds differs', () => {
    const other = draftWith([ruleRow(PT), anyOfRow([PT, FR], '7abc')])
    expect(sameDraft(draft, other)).toBe(false)
    expect(sameDraft(draft, structuredClone(draft))).toBe(true)
  })

  test('keeps what its rows hold through its document, as the JSON view shows it, and through storage', () => {
    const document = readJson(writeJson(documentOf(draft)))
    expect(withAnyOfs(draftOf('policies', document as object), anyOfsIn(draft)).require).toEqual(draft.require)
    expect(readJson(writeJson(draft))).toEqual(draft)
  })

  test('turns a row into an “any of” and back', () => {
    const seen = { id: 'h', etag: 'h1', rules: [PT, ES] }
    const both = withRules(ruleRow(PT), [PT, ES, PT], '7abc', undefined)
    expect(both).toEqual(anyOfRow([PT, ES], '7abc'))
    expect(withRules(anyOfRow([PT, ES], '7abc'), [ES], 'zzzz', undefined)).toEqual(ruleRow(ES))
    expect(withRules(anyOfRow([PT, ES], '7abc'), [], 'zzzz', undefined)).toBeUndefined()
    const changed = withRules(ruleRow(inGroup('h')), [PT, ES, FR], '7abc', seen)
    expect(changed).toEqual(anyOfRow([PT, ES, FR], '7abc', from))
    // Changed once more it stays the same row, and back to what is there it is no change at all.
    expect(changed && withRules(changed, [PT, FR], 'zzzz', seen)).toEqual(anyOfRow([PT, FR], '7abc', from))
    expect(changed && withRules(changed, [ES, PT], 'zzzz', seen)).toEqual(ruleRow(inGroup('h')))
  })

  test('tells what is wrong inside of an “any of” at its row', () => {
    const rows = [ruleRow(PT), anyOfRow([PT, { geo: { country_code: '' } }], '7abc')]
    expect(anyOfProblems(draftWith(rows))).toMatchObject([{ place: { field: 'require', index: 1 }, severity: 'error' }])
    expect(anyOfProblems(draft)).toEqual([])
    expect(anyOfProblems(draftWith([ruleRow(inGroup('new:gone'))]))).toMatchObject([{ severity: 'error' }])
  })

  test('gives a new group a mark that nothing has', () => {
    const taken = takenMarks([helper], draft)
    expect(taken).toEqual(new Set(['3f2a', '7abc']))
    const numbers = [parseInt('3f2a', 36), parseInt('7abc', 36), 5]
    expect(freshMark(taken, () => ((numbers.shift() ?? 0) + 0.5) / 36 ** 4)).toBe('0005')
  })

  test('saves what was merged with its rows', () => {
    const changes = changesOf(
      { kind: 'policies', base: base([PT]), document: policy([inGroup('new:7abc'), FR]), anyOfs: anyOfsIn(draft) },
      none,
      names,
    )
    expect(changes.map(({ action }) => action)).toEqual(['create', 'update'])
  })
})

describe('what a fix puts together', () => {
  const joined = new Map([['new:7abc', { rules: [PT, ES, FR].map((rule) => writeJson(rule)) }]])
  const sides = { before: policy([inGroup('h'), FR]), after: policy([inGroup('new:7abc')]), candidates: ['h'] }
  const changes = (live: LiveHelpers, anyOfs: Parameters<typeof keptIn>[0] = joined) =>
    changesOf(
      {
        kind: 'policies',
        base: { document: sides.before, etag: 'p1' },
        document: sides.after,
        anyOfs: keptIn(anyOfs, sides, live),
      },
      live,
      names,
    ).map(({ action, kind, id }) => `${action} ${kind} ${id}`)

  test('is kept in the helper group that it joins', () => {
    expect(changes(helpers())).toEqual(['update groups h', 'update policies p'])
  })

  test('makes a new one where the old one is used elsewhere', () => {
    expect(changes(helpers(elsewhere))).toEqual(['create groups new:7abc', 'update policies p'])
  })

  test('takes a group that holds the same already, and writes no group', () => {
    const same = { ...helper, include: [FR, ES, PT] }
    expect(changes(helpers(elsewhere, same))).toEqual(['update policies p'])
  })

  test('leaves a group alone that holds more than that', () => {
    const other = { ...helper, include: [PT, country('JP')] }
    expect(changes(helpers(ours, other))).toEqual(['create groups new:7abc', 'update policies p', 'delete groups h'])
  })
})
