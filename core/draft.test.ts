import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { membersOf } from './document-kind'
import { documentOf, draftOf, emptyDraft, ruleOf, ruleRow, sameDraft, type Draft } from './draft'
import { readJson, writeJson } from './json'
import { rulesOf } from './rule-lists'
import { documentText, ruleText } from './documents-under-test'

const kinds = fc.constantFrom('policies' as const, 'groups' as const)

describe('nothing is lost', () => {
  test('a document that nobody changed comes back letter for letter, whatever it holds', () => {
    fc.assert(
      fc.property(kinds, documentText, (kind, came) => {
        const document = membersOf(readJson(came))
        const back = documentOf(draftOf(kind, document), document)
        expect(writeJson(back)).toBe(writeJson(document))
        expect(back).toEqual(document)
      }),
      { seed: 1, numRuns: 3000 },
    )
  })

  test('one change in the draft is exactly that change in the document', () => {
    fc.assert(
      fc.property(documentText, (came) => {
        const document = membersOf(readJson(came))
        const draft = { ...draftOf('policies', document), session_duration: '7h7m7s' }
        const changed = documentOf(draft, document)
        expect(changed['session_duration']).toBe('7h7m7s')
        const { session_duration: _, ...rest } = changed
        const { session_duration: __, ...before } = document
        expect(writeJson(rest)).toBe(writeJson(before))
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  test('a rule added leaves its neighbours letter for letter', () => {
    fc.assert(
      fc.property(documentText, ruleText, (came, rule) => {
        const document = membersOf(readJson(came))
        const draft = draftOf('groups', document)
        const changed = documentOf({ ...draft, exclude: [...draft.exclude, { text: rule }] }, document)
        const before = rulesOf(document, 'exclude')
        expect(writeJson(changed['exclude'])).toBe(writeJson([...before, readJson(rule)]))
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})

const change = (document: object, values: Partial<Draft>) =>
  documentOf({ ...draftOf('policies', document), ...values }, document)

describe('what the draft says differently', () => {
  const document = {
    id: '1',
    name: 'Staff',
    decision: 'allow',
    include: [{ everyone: {} }],
    approval_groups: [{ approvals_needed: 1, email_addresses: ['a@x.org'], note: 'keep' }, { approvals_needed: 2 }],
    mfa_config: { allowed_authenticators: ['totp'], future: 1 },
    connection_rules: { ssh: { usernames: ['root'] }, rdp: { future: 1 } },
  }

  test('a switch turned on is written, and turned off again leaves no trace', () => {
    const changed = change(document, { isolation_required: true })
    expect(changed).toEqual({ ...document, isolation_required: true })
    expect(documentOf({ ...draftOf('policies', document), isolation_required: false }, document)).toEqual(document)
  })

  test('a session as the application says is written as an empty text, because absent means 24 hours', () => {
    expect(change(document, { session_duration: '' })['session_duration']).toBe('')
  })

  test('an approver added leaves unknown keys and the other groups alone', () => {
    const [first, second] = draftOf('policies', document).approval_groups
    const approvals = [{ ...first!, email_addresses: ['a@x.org', 'b@x.org'] }, second!]
    expect(change(document, { approval_groups: approvals })['approval_groups']).toEqual([
      { approvals_needed: 1, email_addresses: ['a@x.org', 'b@x.org'], note: 'keep' },
      { approvals_needed: 2 },
    ])
  })

  test('a new group of approvers is as small as it can be', () => {
    const approval = { approvals_needed: 1, email_addresses: [], email_list_uuid: 'list', text: '' }
    expect(change({ include: [] }, { approval_groups: [approval] })['approval_groups']).toEqual([
      { approvals_needed: 1, email_list_uuid: 'list' },
    ])
  })

  test('a second factor keeps the keys we do not know, and goes as a whole', () => {
    const { mfa } = draftOf('policies', document)
    expect(change(document, { mfa: { ...mfa, session_duration: '12h' } })['mfa_config']).toEqual({
      allowed_authenticators: ['totp'],
      future: 1,
      session_duration: '12h',
    })
    expect(change(document, { mfa: { ...mfa, set: false } })).not.toHaveProperty('mfa_config')
  })

  test('the clipboard leaves the SSH rules alone', () => {
    const clipboard = { local_to_remote: ['text'], remote_to_local: [] }
    expect(change(document, { clipboard })['connection_rules']).toEqual({
      ssh: { usernames: ['root'] },
      rdp: { future: 1, allowed_clipboard_local_to_remote_formats: ['text'] },
    })
  })

  test('texts that stand beside something else in a list are changed without losing it', () => {
    const odd = { approval_groups: [{ approvals_needed: 1, email_addresses: [7, 'a@x.org'] }] }
    const [group] = draftOf('policies', odd).approval_groups
    const approvals = [{ ...group!, email_addresses: ['b@x.org'] }]
    expect(change(odd, { approval_groups: approvals })['approval_groups']).toEqual([
      { approvals_needed: 1, email_addresses: ['b@x.org', 7] },
    ])
  })

  test('an action we do not know is what it is in the form, and stays until another is chosen', () => {
    const future = { name: 'x', decision: 'maybe', include: [] }
    expect(draftOf('policies', future).decision).toBe('maybe')
    expect(change(future, { name: 'y' })['decision']).toBe('maybe')
    expect(change(future, { decision: 'allow' })['decision']).toBe('allow')
  })

  test.each(['[{"a":1.0}]', 'null', '7', '""'])('an action that is %s stays so, digit for digit', (decision) => {
    const odd = readJson(`{"name":"x","decision":${decision},"include":[]}`) as object
    expect(draftOf('policies', odd).decision).toBe('')
    expect(writeJson(change(odd, { name: 'y' })['decision'])).toBe(decision)
    const since = { name: 'x', decision: 'allow', include: [] }
    expect(documentOf(draftOf('policies', odd), since)['decision']).toBe('allow')
  })
})

test('a new policy is sent as small as it can be', () => {
  const draft = { ...emptyDraft('policies'), name: 'Staff', include: [ruleRow({ everyone: {} })] }
  expect(documentOf(draft)).toEqual({ name: 'Staff', decision: 'allow', include: [{ everyone: {} }] })
})

test('a new group has no decision', () => {
  expect(documentOf({ ...emptyDraft('groups'), name: 'Design', is_default: true })).toEqual({
    name: 'Design',
    is_default: true,
    include: [],
  })
})

test('a rule survives its row, number for number', () => {
  const rule = readJson('{"future":{"big":12345678901234567890,"exact":1.0}}')
  expect(writeJson(ruleOf(ruleRow(rule)))).toBe('{"future":{"big":12345678901234567890,"exact":1.0}}')
})

test('two drafts are the same when they say the same', () => {
  const draft = draftOf('policies', {
    name: 'a',
    include: [{ everyone: {} }],
    approval_groups: [{ approvals_needed: 1 }],
  })
  expect(sameDraft(draft, structuredClone(draft))).toBe(true)
  expect(sameDraft(draft, { ...draft, include: [] })).toBe(false)
  expect(sameDraft(draft, { ...draft, mfa: { ...draft.mfa, set: true } })).toBe(false)
  expect(sameDraft(draft, { ...draft, name: 'b' })).toBe(false)
})
