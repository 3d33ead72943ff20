import { describe, expect, test } from 'vitest'
import { draftOf, ruleOf, type Draft } from './draft'
import { rebase } from './rebase'

const domain = (name: string) => ({ email_domain: { domain: name } })
const policy = (fields: Record<string, unknown>): Draft =>
  draftOf('policies', { name: 'Staff', decision: 'allow', include: [domain('a.example')], ...fields })
const domains = (draft: Draft) => draft.include.map((row) => Object.values(ruleOf(row) as object)[0].domain as string)

const include = (...names: string[]) => policy({ include: names.map(domain) })

const base = policy({ session_duration: '24h' })

describe('fields', () => {
  test('what only I changed is mine, what only they changed is theirs', () => {
    const result = rebase(base, policy({ name: 'Mine' }), policy({ session_duration: '8h' }))
    expect(result).toMatchObject({ name: 'Mine', session_duration: '8h' })
  })

  test('what both of us changed is mine, because I am shown the difference before I save', () => {
    expect(rebase(base, policy({ name: 'Mine' }), policy({ name: 'Theirs' })).name).toBe('Mine')
  })

  test('approvers are one field: mine are not mixed with theirs', () => {
    const mine = policy({ approval_groups: [{ approvals_needed: 1, email_addresses: ['mine@a.example'] }] })
    const theirs = policy({ approval_groups: [{ approvals_needed: 1, email_addresses: ['theirs@a.example'] }] })
    expect(rebase(base, mine, theirs).approval_groups).toEqual(mine.approval_groups)
  })
})

describe('rules', () => {
  test.each([
    ['my rule and their rule are both there', ['a', 'mine'], ['a', 'theirs'], ['a', 'theirs', 'mine']],
    ['what I removed stays removed although they kept it', [], ['a', 'theirs'], ['theirs']],
    ['what they removed stays removed although I kept it', ['a', 'mine'], [], ['mine']],
    ['a rule that both of us added is there once', ['a', 'same'], ['a', 'same'], ['a', 'same']],
    ['a rule that both of us removed is gone', [], [], []],
    ['my second copy of a rule stays a second copy', ['a', 'a'], ['a'], ['a', 'a']],
  ])('%s', (_, mine, theirs, expected) => {
    const began = include('a')
    expect(domains(rebase(began, include(...mine), include(...theirs)))).toEqual(expected)
  })

  test('a rule that I changed takes the place of the one they left alone', () => {
    expect(domains(rebase(include('a', 'b'), include('a', 'c'), include('a', 'b', 'd')))).toEqual(['a', 'd', 'c'])
  })

  test('another spelling of the same rule by the server is not a change of mine', () => {
    const unknown = { text: '{"new_rule":{"b":1,"a":2}}' }
    const respelled = { text: '{"new_rule":{"a":2,"b":1}}' }
    const result = rebase(
      { ...base, exclude: [unknown] },
      { ...base, exclude: [unknown] },
      { ...base, exclude: [respelled] },
    )
    expect(result.exclude).toEqual([respelled])
  })

  test('a rule that I moved to another block is not left in the first', () => {
    const mine = { ...base, include: [], exclude: base.include }
    expect(rebase(base, mine, base)).toMatchObject({ include: [], exclude: base.include })
  })
})
