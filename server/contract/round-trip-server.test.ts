import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { canonicalText, normalised, stableText } from '#core/canonical'
import { isDecision } from '#core/decision'
import { differences } from '#core/diff'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import { documentOf, draftOf } from '#core/draft'
import { readJson } from '#core/json'
import { appOverSandbox, touchesNobody } from '../app-under-test'
import type { Document } from '../sandbox/seed-account'
import { groupText, policyText } from './generated-under-test'
import { seedForExamples } from './sandbox-over-http-under-test'

vi.setConfig({ testTimeout: 60_000 })

const COUNT = 150
const SEED = 20_261_121

/**
 * Generated documents that Cloudflare could hold: with a name, a decision and somebody in them, and with rule lists
 * that are lists, since it always answers with lists. The rest is as it came.
 */
function held(texts: readonly string[]): Document[] {
  return texts.map((text, index) => {
    const { decision, include, require, exclude, ...document } = readJson(text) as Document
    const rules = Array.isArray(include) ? (include as unknown[]) : []
    return {
      ...document,
      ...(decision !== undefined && { decision: isDecision(decision) ? decision : 'deny' }),
      id: `cccccccc-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Generated ${index}`,
      include: [{ everyone: {} }, ...rules],
      ...(Array.isArray(require) && { require }),
      ...(Array.isArray(exclude) && { exclude }),
    }
  })
}

const generated: Record<DocumentKind, Document[]> = {
  policies: held(fc.sample(policyText, { numRuns: COUNT, seed: SEED })),
  groups: held(fc.sample(groupText, { numRuns: COUNT, seed: SEED })),
}

const examples = seedForExamples()
const seed = seedForExamples({
  policies: generated.policies,
  groups: [...(examples.documents.groups ?? []), ...generated.groups],
})
// What becomes of documents is asked here, not what becomes of people.
const { call, account, clock, sent } = await appOverSandbox([seed], { assess: touchesNobody })

// One person may not make all these requests in one minute.
beforeEach(() => void clock.advance(60))

const pathOf = (kind: DocumentKind, id: string) => `/api/accounts/${account}/${kind}/${id}`

interface Read {
  document: AccessDocument
  etag: string
}

const read = async (kind: DocumentKind, id: string) => (await call('GET', pathOf(kind, id))).body as Read

const writes = () => sent.filter((method) => method !== 'GET').length

test.each(['policies', 'groups'] as const)(
  `${COUNT} %s come through the sandbox and the server whole`,
  async (kind) => {
    const { body } = await call('GET', `/api/accounts/${account}/${kind}`)
    const found = new Map((body as Document[]).map((document) => [document.id, document]))
    for (const document of generated[kind]) {
      expect(canonicalText(kind, found.get(document.id) ?? {})).toBe(canonicalText(kind, document))
    }
  },
)

test.each(['policies', 'groups'] as const)(`${COUNT} %s saved without a change are not written`, async (kind) => {
  const before = writes()
  for (const { id } of generated[kind]) {
    const { document, etag } = await read(kind, id)
    const body = documentOf(draftOf(kind, document), document)
    const saved = await call('PUT', pathOf(kind, id), body, { 'if-match': etag })
    expect([saved.status, saved.body.written, saved.body.etag]).toEqual([200, false, etag])
  }
  expect(writes()).toBe(before)
})

test.each(['policies', 'groups'] as const)(
  `${COUNT} %s saved under a new name are the same but for it`,
  async (kind) => {
    const before = writes()
    for (const { id, name } of generated[kind]) {
      const { document, etag } = await read(kind, id)
      const body = documentOf({ ...draftOf(kind, document), name: `${String(name)}, renamed` }, document)
      const saved = await call('PUT', pathOf(kind, id), body, { 'if-match': etag })
      expect([saved.status, saved.body.error?.message, saved.body.written]).toEqual([200, undefined, true])
      const now = await read(kind, id)
      expect(stableText(normalised(kind, now.document))).toBe(
        stableText({ ...normalised(kind, document), name: `${String(name)}, renamed` }),
      )
      expect(differences(kind, document, now.document)).toMatchObject([{ kind: 'field', field: 'name' }])
    }
    expect(writes()).toBe(before + COUNT)
  },
)

test.each(['policies', 'groups'] as const)(`${COUNT} %s get one rule more, and nothing else`, async (kind) => {
  const rule = { email: { email: 'new@example.com' } }
  for (const { id } of generated[kind]) {
    const { document, etag } = await read(kind, id)
    const draft = draftOf(kind, document)
    const body = documentOf({ ...draft, exclude: [...draft.exclude, { text: JSON.stringify(rule) }] }, document)
    const saved = await call('PUT', pathOf(kind, id), body, { 'if-match': etag })
    expect([saved.status, saved.body.error?.message, saved.body.written]).toEqual([200, undefined, true])
    const now = await read(kind, id)
    expect(differences(kind, document, now.document)).toEqual([{ kind: 'rule-added', ruleType: 'exclude', rule }])
  }
})
