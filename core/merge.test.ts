import { describe, expect, test } from 'vitest'
import { merge, type MergeChoices } from './merge'
import type { Side } from './merge-change'

const domain = (name: string) => ({ email_domain: { domain: name } })
const okta = (name: string) => ({ okta: { name, identity_provider_id: 'okta-1' } })
const policy = (fields: Record<string, unknown> = {}) => ({
  id: 'p1',
  name: 'Staff',
  decision: 'allow',
  include: [domain('a.example')],
  session_duration: '24h',
  ...fields,
})
const including = (...rules: object[]) => policy({ include: rules })
const merged = (base: object, theirs: object, mine: object, choices?: MergeChoices) =>
  merge('policies', { base, theirs, mine }, choices)
const conflictsOf = ({ changes }: ReturnType<typeof merge>) => changes.filter(({ conflict }) => conflict)
const choose = (side: Side, at = 0): MergeChoices => new Map([[at, side]])

describe('fields', () => {
  test('what only I changed is mine, what only they changed is theirs', () => {
    const result = merged(policy(), policy({ session_duration: '8h' }), policy({ name: 'Mine' }))
    expect(result.document).toEqual(policy({ name: 'Mine', session_duration: '8h' }))
    expect(result.changes.map(({ by, conflict }) => [by, conflict])).toEqual([
      ['mine', false],
      ['theirs', false],
    ])
  })

  test('the same change on both sides is no conflict', () => {
    const result = merged(policy(), policy({ name: 'New' }), policy({ name: 'New' }))
    expect(result).toMatchObject({ document: { name: 'New' }, changes: [{ by: 'both', conflict: false }] })
  })

  test('what both changed differently is theirs until I choose', () => {
    const versions = [policy(), policy({ name: 'Theirs' }), policy({ name: 'Mine' })] as const
    expect(merged(...versions)).toMatchObject({ document: { name: 'Theirs' }, changes: [{ conflict: true }] })
    expect(merged(...versions, choose('mine')).document['name']).toBe('Mine')
    expect(merged(...versions, choose('base')).document['name']).toBe('Staff')
  })

  test('a field that one removed and the other changed is a conflict', () => {
    const base = policy({ mfa_config: { mfa_disabled: true } })
    const mine = policy({ mfa_config: { mfa_disabled: false, session_duration: '1h' } })
    const result = merged(base, policy(), mine)
    expect(conflictsOf(result)).toMatchObject([{ path: ['mfa_config'], theirs: undefined }])
    expect(merged(base, policy(), mine, choose('mine')).document['mfa_config']).toBe(mine['mfa_config' as never])
  })

  test('the second factor and the clipboard are merged setting by setting', () => {
    const inside = (mfa: object, rdp: object) => policy({ mfa_config: mfa, connection_rules: { rdp, ssh: { x: 1 } } })
    const into = { allowed_clipboard_local_to_remote_formats: ['text'] }
    const out = { allowed_clipboard_remote_to_local_formats: ['text'] }
    const result = merged(
      inside({ mfa_disabled: false, allowed_authenticators: ['totp'] }, {}),
      inside({ mfa_disabled: false, allowed_authenticators: ['totp'], session_duration: '1h' }, into),
      inside({ mfa_disabled: false, allowed_authenticators: ['totp', 'security_key'] }, out),
    )
    expect(result.document).toMatchObject({
      mfa_config: { session_duration: '1h', allowed_authenticators: ['totp', 'security_key'] },
    })
    expect(conflictsOf(result)).toMatchObject([])
    expect(result.document['mfa_config']).toEqual({
      mfa_disabled: false,
      allowed_authenticators: ['totp', 'security_key'],
      session_duration: '1h',
    })
  })

  test('a field that we do not know is one value, and their change of it is kept as it came', () => {
    const result = merged(
      policy({ future: { a: 1 } }),
      policy({ future: { a: 2, b: 3 } }),
      policy({ future: { a: 1 } }),
    )
    expect(result.document['future']).toEqual({ a: 2, b: 3 })
    expect(result.changes).toMatchObject([{ kind: 'field', path: ['future'], by: 'theirs' }])
  })

  test('what Cloudflare writes down by itself is the live version’s, and no change of anybody', () => {
    const theirs = policy({ updated_at: '2026-11-21T00:00:00Z', app_count: 3 })
    const result = merged(policy({ updated_at: '2026-11-01T00:00:00Z' }), theirs, policy({ require: [] }))
    expect(result).toEqual({ document: theirs, changes: [] })
  })

  test('a rule list that is no list is merged as a field', () => {
    const result = merged(policy({ include: 'odd' }), policy({ include: 'odd' }), policy())
    expect(result.document['include']).toEqual([domain('a.example')])
    expect(result.changes).toMatchObject([{ kind: 'field', path: ['include'], by: 'mine' }])
  })
})

describe('rules', () => {
  const [a, theirs, mine, same] = ['a', 'theirs', 'mine', 'same'].map(domain) as [object, object, object, object]
  test.each([
    ['my rule and their rule are both there', [a, mine], [a, theirs], [a, theirs, mine]],
    ['what I removed stays removed although they kept it', [], [a, theirs], [theirs]],
    ['what they removed stays removed although I kept it', [a, mine], [], [mine]],
    ['a rule that both of us added is there once', [a, same], [a, same], [a, same]],
    ['a rule that both of us removed is gone', [], [], []],
    ['my second copy of a rule stays a second copy', [a, a], [a], [a, a]],
  ])('%s', (_, mineNow, theirsNow, expected) => {
    const result = merged(including(a), including(...theirsNow), including(...mineNow))
    expect(result.document['include']).toEqual(expected)
    expect(conflictsOf(result)).toEqual([])
  })

  test('one rule that we both edited is a conflict, offered in all three versions', () => {
    const versions = [including(okta('IT')), including(okta('IT Oslo')), including(okta('IT Lisbon'))] as const
    const result = merged(...versions)
    expect(conflictsOf(result)).toMatchObject([
      { base: { value: okta('IT') }, theirs: { value: okta('IT Oslo') }, mine: { value: okta('IT Lisbon') } },
    ])
    expect(result.document['include']).toEqual([okta('IT Oslo')])
    expect(merged(...versions, choose('mine')).document['include']).toEqual([okta('IT Lisbon')])
    expect(merged(...versions, choose('base')).document['include']).toEqual([okta('IT')])
  })

  test('a rule that they removed and I edited is a conflict', () => {
    const versions = [including(a, okta('IT')), including(a), including(a, okta('IT Lisbon'))] as const
    expect(conflictsOf(merged(...versions))).toMatchObject([{ theirs: undefined }])
    expect(merged(...versions).document['include']).toEqual([a])
    expect(merged(...versions, choose('mine')).document['include']).toEqual([a, okta('IT Lisbon')])
  })

  test('a rule moved by me and edited by them is a conflict, and what I choose is in one place only', () => {
    const began = policy({ include: [a, okta('IT')], exclude: [] })
    const edited = policy({ include: [a, okta('IT Oslo')], exclude: [] })
    const moved = policy({ include: [a], exclude: [okta('IT')] })
    expect(conflictsOf(merged(began, edited, moved))).toHaveLength(1)
    expect(merged(began, edited, moved, choose('mine')).document).toMatchObject({
      include: [a],
      exclude: [okta('IT')],
    })
    expect(merged(began, edited, moved, choose('base')).document).toMatchObject({
      include: [a, okta('IT')],
      exclude: [],
    })
  })

  test('a rule that I moved and they left alone is in its new place only', () => {
    const result = merged(policy(), policy({ name: 'New' }), policy({ include: [], exclude: [domain('a.example')] }))
    expect(result.document).toMatchObject({ name: 'New', include: [], exclude: [domain('a.example')] })
  })

  test('a rule that came about in two ways is there once', () => {
    const began = including(a, okta('IT'))
    const result = merged(began, including(a, okta('IT'), okta('IT Oslo')), including(a, okta('IT Oslo')))
    expect(result.document['include']).toEqual([a, okta('IT Oslo')])
    expect(conflictsOf(result)).toEqual([])
  })

  test('another spelling of the same rule by Cloudflare is nobody’s change', () => {
    const mineNow = including({ new_rule: { b: 1, a: 2 } })
    const respelled = including({ new_rule: { a: 2, b: 1 } })
    expect(merged(mineNow, respelled, mineNow)).toEqual({ document: respelled, changes: [] })
  })

  test('a rule of theirs that I untick goes out again', () => {
    const versions = [including(a), including(a, theirs), including(a, mine)] as const
    const { changes } = merged(...versions)
    const at = changes.findIndex(({ by }) => by === 'theirs')
    expect(merged(...versions, choose('base', at)).document['include']).toEqual([a, mine])
  })
})

describe('approvers', () => {
  const by = (email: string, needed = 1) => ({ approvals_needed: needed, email_addresses: [email], extra: 1 })
  const approvedBy = (...groups: object[]) => policy({ approval_groups: groups })

  test('approvers that each of us added are both asked', () => {
    const result = merged(approvedBy(by('a')), approvedBy(by('a'), by('t')), approvedBy(by('a'), by('m')))
    expect(result.document['approval_groups']).toEqual([by('a'), by('t'), by('m')])
    expect(conflictsOf(result)).toEqual([])
  })

  test('the same approvers changed by both are a conflict', () => {
    const versions = [approvedBy(by('a')), approvedBy(by('a', 2)), approvedBy(by('a', 3))] as const
    expect(conflictsOf(merged(...versions))).toHaveLength(1)
    expect(merged(...versions, choose('mine')).document['approval_groups']).toEqual([by('a', 3)])
  })
})

test('in a group, a policy’s members are fields that we do not know', () => {
  const group = (fields: object) => ({ name: 'Design', include: [domain('a')], ...fields })
  const result = merge('groups', {
    base: group({}),
    theirs: group({ approval_groups: [1] }),
    mine: group({ is_default: true }),
  })
  expect(result.document).toEqual(group({ approval_groups: [1], is_default: true }))
})
