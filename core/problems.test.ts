import { describe, expect, test } from 'vitest'
import { DECISIONS } from './decision'
import { readJson } from './json'
import { documentProblems } from './problems'
import { selectors } from './selectors'
import { fastestOfFive } from './time-under-test'

const domain = { email_domain: { domain: 'example.com' } }
const policy = { name: 'Staff', decision: 'allow', include: [domain] }

const found = (members: object, base?: object) => documentProblems('policies', { ...policy, ...members }, base)
const errors = (members: object, base?: object) =>
  found(members, base)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
const doubts = (members: object, base?: object) =>
  found(members, base)
    .filter(({ severity }) => severity === 'doubt')
    .map(({ message }) => message)

test('a policy as it should be has no problems', () => {
  expect(found({})).toEqual([])
})

describe('the name', () => {
  test.each([{ name: '' }, { name: '  ' }, { name: undefined }, { name: 7 }])('%o is none', (members) => {
    expect(errors(members)).toEqual(['Give this policy a name.'])
  })
  test('of 10,000 characters is told to be shortened, with the count', () => {
    expect(found({ name: 'x'.repeat(10_000) })).toEqual([
      {
        place: { field: 'name' },
        message: 'This name has 10,000 characters. Shorten it to 350 or fewer.',
        severity: 'error',
      },
    ])
  })
  test('is counted in characters, as a person counts them', () => {
    expect(errors({ name: '🏠'.repeat(350) })).toEqual([])
  })
})

describe('the rules', () => {
  test.each([[[]], [null], [undefined]])('nobody under who gets in (%o)', (include) => {
    expect(found({ include })).toEqual([
      {
        place: { field: 'include' },
        message: 'Nobody is under Who gets in. Add at least one person, group or place.',
        severity: 'error',
      },
    ])
  })

  test('a list that is none is said at its place', () => {
    expect(found({ require: { everyone: {} } })).toMatchObject([{ place: { field: 'require' }, severity: 'error' }])
    expect(found({ include: { everyone: {} } })).toMatchObject([{ place: { field: 'include' }, severity: 'error' }])
  })

  test('a wrong value is an error at its place', () => {
    expect(found({ exclude: [domain, { email: { email: 'ana@' } }] })).toMatchObject([
      { place: { field: 'exclude', index: 1 }, severity: 'error' },
    ])
  })

  test.each([{}, { email: {} }, { email: { email: 'a@x.org' }, ip: { ip: '10.0.0.0/8' } }, null, 'ana'])(
    'an incomplete rule is an error at its place (%o)',
    (rule) => {
      expect(found({ require: [rule] })).toMatchObject([{ place: { field: 'require', index: 0 }, severity: 'error' }])
    },
  )

  test('a rule we do not know is doubted when it is new and kept in silence when it is not', () => {
    const future = { from_the_future: { x: 1 } }
    expect(doubts({ require: [future] })).toHaveLength(1)
    expect(found({ require: [future] }, { ...policy, require: [future] })).toEqual([])
  })

  test('a wrong rule that was there before never stops a save, also in another block', () => {
    const wrong = { geo: { country_code: 'UK' } }
    expect(errors({ require: [wrong] }, { ...policy, require: [wrong] })).toEqual([])
    expect(doubts({ require: [wrong] }, { ...policy, require: [wrong] })).toHaveLength(1)
    expect(errors({ exclude: [wrong] }, { ...policy, require: [wrong] })).toEqual([])
    expect(errors({ require: [wrong] }, policy)).toHaveLength(1)
  })

  test('a rule that says the same as one before it is listed twice', () => {
    const include = [{ email: { email: 'ana@example.com' } }, domain, { email: { email: 'Ana@Example.com' } }]
    expect(found({ include })).toEqual([
      { place: { field: 'include', index: 2 }, message: 'Listed twice.', severity: 'doubt' },
    ])
  })

  test('rules that hold keys we do not know are twins only when those are equal too', () => {
    const [a, b] = [1, 2].map((x) => ({ email_domain: { domain: 'example.com', x } }))
    expect(doubts({ include: [a, b] })).toEqual([])
    expect(doubts({ include: [a, a] })).toEqual(['Listed twice.'])
  })

  test('over 1,000 of them is a doubt: Cloudflare may have raised the limit', () => {
    const include = Array.from({ length: 1001 }, (_, index) => ({ email: { email: `p${index}@example.com` } }))
    expect(found({ include })).toMatchObject([{ place: { field: 'include' }, severity: 'doubt' }])
    expect(doubts({ include })[0]).toContain('1,001 rules')
  })
})

describe.each(DECISIONS)('under %s', (decision) => {
  test.each(selectors.map((selector) => [selector.key, selector] as const))(
    'a %s rule is doubted exactly when it does not fit',
    (key, { example, decisions }) => {
      const fit = decisions[decision]
      const said = doubts({ decision, include: [{ [key]: example }] })
      const reasons = new Set(Object.values(decisions).flatMap((other) => (other.fits === 'yes' ? [] : [other.why])))
      expect(said.filter((message) => reasons.has(message))).toEqual(fit.fits === 'yes' ? [] : [fit.why])
      expect(errors({ decision, include: [{ [key]: example }] })).toEqual([])
    },
  )
})

test.each(selectors.map((selector) => [selector.key, selector] as const))(
  'a %s rule in a group is not judged by an action',
  (key, { example }) => {
    const group = { name: 'Design', include: [{ [key]: example }] }
    expect(documentProblems('groups', group).filter(({ severity }) => severity === 'error')).toEqual([])
  },
)

describe('the conditions of the visit', () => {
  test.each<[string, object, string]>([
    ['session_duration', { session_duration: '1 day' }, 'Write a time such as 30m, 24h or 2h45m.'],
    ['session_duration', { session_duration: 24 }, 'Write a time such as "24h", in quotes.'],
    ['mfa_config', { mfa_config: { session_duration: '721h' } }, '720h'],
    ['mfa_config', { mfa_config: { session_duration: '30s' } }, 'minutes or hours'],
    ['mfa_config', { mfa_config: { session_duration: 30 } }, 'in quotes'],
    ['mfa_config', { mfa_config: { mfa_disabled: 'no' } }, 'true or false'],
    ['mfa_config', { mfa_config: { allowed_authenticators: 'totp' } }, 'as a list'],
    ['mfa_config', { mfa_config: [] }, 'object'],
    ['isolation_required', { isolation_required: 'yes' }, 'true or false'],
    ['purpose_justification_prompt', { purpose_justification_prompt: 7 }, 'quotes'],
    ['connection_rules', { connection_rules: 'none' }, 'object'],
    ['connection_rules', { connection_rules: { rdp: 'none' } }, 'object'],
    ['decision', { decision: 'Allow' }, 'Choose Let in'],
  ])('%s: %o', (field, members, message) => {
    expect(found(members)).toMatchObject([
      { place: { field }, severity: 'error', message: expect.stringContaining(message) },
    ])
  })

  test.each<[string, object]>([
    ['isolation_required', { decision: 'deny', isolation_required: true }],
    ['purpose_justification_required', { decision: 'bypass', purpose_justification_required: true }],
    ['mfa_config', { decision: 'non_identity', mfa_config: {} }],
    ['mfa_config', { mfa_config: { mfa_disabled: true, allowed_authenticators: ['totp'] } }],
    ['mfa_config', { mfa_config: { allowed_authenticators: ['piv_key'] } }],
    ['connection_rules', { connection_rules: { rdp: { allowed_clipboard_local_to_remote_formats: ['image'] } } }],
  ])('%s that cannot work is a doubt: %o', (field, members) => {
    const include = [{ ip: { ip: '203.0.113.0/24' } }]
    expect(found({ include, ...members })).toMatchObject([{ place: { field }, severity: 'doubt' }])
  })

  test('null is what Cloudflare may send for anything not set', () => {
    const names = ['require', 'exclude', 'session_duration', 'isolation_required', 'approval_required', 'approval_groups',
      'purpose_justification_required', 'purpose_justification_prompt', 'mfa_config', 'connection_rules'] // prettier-ignore
    expect(found(Object.fromEntries(names.map((name) => [name, null])))).toEqual([])
  })

  test('what was wrong before and was not touched is a doubt', () => {
    const wrong = { session_duration: '1 day' }
    expect(errors(wrong, { ...policy, ...wrong })).toEqual([])
    expect(errors({ session_duration: '2 days' }, { ...policy, ...wrong })).toHaveLength(1)
  })
})

const approval = (group: object) => ({
  approval_required: true,
  purpose_justification_required: true,
  approval_groups: [group],
})

describe('approval', () => {
  test.each<[object, string | undefined]>([
    [{ approvals_needed: 1, email_addresses: ['ana@example.com'] }, undefined],
    [{ approvals_needed: 2, email_list_uuid: 'list' }, undefined],
    [{ approvals_needed: readJson('1.0'), email_addresses: ['ana@example.com'] }, undefined],
    [{ approvals_needed: 2, email_addresses: ['ana@example.com'] }, 'only one approver'],
    [{ approvals_needed: 2, email_addresses: ['ana@example.com', 'Ana@example.com'] }, 'only one approver'],
    [{ approvals_needed: 1.5, email_addresses: ['ana@example.com'] }, 'whole number'],
    [{ approvals_needed: -1, email_addresses: ['ana@example.com'] }, 'whole number'],
    [{ email_addresses: ['ana@example.com'] }, 'whole number'],
    [{ approvals_needed: 1, email_addresses: ['ana'] }, '“ana” is not an email address'],
    [{ approvals_needed: 1, email_addresses: [7] }, 'in quotes'],
    [{ approvals_needed: 1, email_addresses: [] }, 'Add at least one approver'],
    [{ approvals_needed: 1, email_list_uuid: 7 }, 'in quotes'],
  ])('%o', (group, message) => {
    expect(errors(approval(group))).toEqual(message === undefined ? [] : [expect.stringContaining(message)])
  })

  test('is said at the group of approvers it is about', () => {
    const groups = [{ approvals_needed: 1, email_addresses: ['ana@example.com'] }, { approvals_needed: 1 }]
    expect(found({ approval_groups: groups })).toMatchObject([{ place: { field: 'approval_groups', index: 1 } }])
  })

  test('that needs nobody is a doubt', () => {
    expect(doubts(approval({ approvals_needed: 0, email_addresses: ['ana@example.com'] }))).toHaveLength(1)
  })

  test('by nobody is an error', () => {
    expect(errors({ approval_required: true, purpose_justification_required: true })).toEqual([
      'Nobody can approve yet. Add an approver, or switch approval off.',
    ])
  })

  test('without a reason to judge is an error, also when approval itself was there before', () => {
    const asked = approval({ approvals_needed: 1, email_addresses: ['ana@example.com'] })
    const message = 'An approver needs a reason to judge. Switch on “Ask for a reason”, or switch approval off.'
    expect(errors({ ...asked, purpose_justification_required: false })).toEqual([message])
    expect(errors({ ...asked, purpose_justification_required: false }, { ...policy, ...asked })).toEqual([message])
  })
})

describe('JSON of any shape', () => {
  test.each([null, 'text', 7, [], undefined])('%o is no policy', (document) => {
    expect(documentProblems('policies', document)).toMatchObject([{ place: {}, severity: 'error' }])
  })
  test('a group’s default flag is a yes or a no, but a list, as some answers hold, is left alone', () => {
    const group = { name: 'Design', include: [domain] }
    expect(documentProblems('groups', { ...group, is_default: 'yes' })).toMatchObject([{ severity: 'error' }])
    expect(documentProblems('groups', { ...group, is_default: [] })).toEqual([])
  })
})

test('1,000 rules are checked within the time of a few frames', () => {
  const include = Array.from({ length: 1000 }, (_, index) => ({ email: { email: `p${index}@example.com` } }))
  const check = () => documentProblems('policies', { ...policy, include }, { ...policy, include })
  expect(fastestOfFive(check)).toBeLessThan(60)
})
