import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type AccountSettings, type GuardSentence } from './account-settings'
import { assess } from './assessment'
import type { GroupDocument, PolicyDocument } from './documents'
import type { DraftChange } from './draft-change'
import type { AccountFacts } from './findings/account-facts'
import {
  accountOf,
  appOf,
  country,
  device,
  domain,
  everyone,
  groupOf,
  inGroup,
  login,
  policyOf,
  staff,
} from './findings/example'
import { guardWords, judgeGuard } from './guards'
import { namesOf } from './account-names'
import { textOf } from './phrase'
import { personNamed } from './population'

const email = (name: string) => ({ email: { email: `${name}@example.com` } })
const team = groupOf('team', [email('ana'), email('bo')])
const letIn = policyOf([inGroup('team')], { id: 'in', name: 'Team' })
const payroll = appOf([letIn], { id: 'payroll', name: 'Payroll' })
const account = accountOf({ policies: [letIn], groups: [team], apps: [payroll] })
const people = ['ana', 'bo', 'cy'].map((name) => personNamed(`${name}@example.com`))

const change = (document: PolicyDocument | GroupDocument, kind: DraftChange['kind'] = 'policies'): DraftChange => ({
  action: 'update',
  kind,
  id: document.id,
  document,
})
const teamOf = (...names: string[]) => change(groupOf('team', names.map(email)), 'groups')

interface Given {
  live?: AccountFacts
  settings?: Partial<AccountSettings>
  actor?: string
}
const assessed = (changes: DraftChange[], { live = account, settings = {}, actor = 'local' }: Given = {}) =>
  assess({ live, changes, population: { people }, settings: { ...DEFAULT_SETTINGS, ...settings }, actor })
const breaches = (changes: DraftChange[], given: Given = {}) =>
  assessed(changes, given).breaches.map(({ guard, verdict, message }) => [guard, verdict, message])

describe('who is touched', () => {
  test('by name, and in each application', () => {
    expect(assessed([teamOf('bo', 'cy')]).people).toEqual({
      gain: 1,
      lose: 1,
      cannotTell: 0,
      gaining: ['cy@example.com'],
      losing: ['ana@example.com'],
      apps: [{ id: 'payroll', name: 'Payroll', gain: 1, lose: 1 }],
    })
  })

  test('is nobody where no application is reached', () => {
    const fresh: DraftChange = { action: 'create', kind: 'groups', id: 'new:1', document: groupOf('x', [email('cy')]) }
    expect(assessed([fresh]).people).toMatchObject({ gain: 0, lose: 0, apps: [] })
    expect(assessed([fresh]).risk).toBe('none')
  })
})

describe('a publish is stopped', () => {
  test('when whoever publishes would lose an application, known to us or not', () => {
    const message = 'You would lose Payroll. Leave yourself in, or ask somebody else to publish this.'
    expect(breaches([teamOf('bo')], { actor: 'Ana@example.com' })).toEqual([['self', 'broken', message]])
    expect(breaches([teamOf('bo')], { actor: 'bo@example.com' })).toEqual([])
    expect(breaches([teamOf('bo')])).toEqual([])
    const dee = accountOf({ ...account, groups: [groupOf('team', [email('dee'), email('bo')])] })
    expect(breaches([teamOf('bo')], { live: dee, actor: 'dee@example.com' })).toEqual([['self', 'broken', message]])
  })

  test('when somebody kept for emergencies would', () => {
    const settings = { break_glass: ['bo@example.com', 'cy@example.com'] }
    expect(breaches([teamOf('ana')], { settings })).toEqual([
      ['break-glass', 'broken', 'bo@example.com is kept for emergencies and would lose Payroll. Leave this person in.'],
    ])
  })

  test('when an approver would lose the App Launcher', () => {
    const asking = {
      approval_required: true,
      approval_groups: [{ approvals_needed: 1, email_addresses: ['Bo@example.com'] }],
    }
    const approved = policyOf([staff], { id: 'approved', name: 'Approved', ...asking })
    const launcher = appOf([letIn], { id: 'launcher', name: 'App Launcher', type: 'app_launcher' })
    const live = accountOf({ ...account, policies: [letIn, approved], apps: [launcher, appOf([approved])] })
    expect(breaches([teamOf('ana')], { live })).toEqual([
      [
        'approver',
        'broken',
        'bo@example.com approves visits and would lose App Launcher, so could not approve any more. Leave this person in, or name another approver.',
      ],
    ])
    expect(breaches([teamOf('bo')], { live })).toEqual([])
  })

  test.each<[string, DraftChange]>([
    ['is turned into a Keep out', change({ ...letIn, decision: 'deny' })],
    ['is deleted', { action: 'delete', kind: 'policies', id: 'in' }],
    ['stands on a group that is emptied', teamOf()],
    ['stands on a group that is deleted', { action: 'delete', kind: 'groups', id: 'team' }],
  ])('when the last Let in of an application %s', (_how, made) => {
    expect(breaches([made])).toEqual([
      [
        'last-let-in',
        'broken',
        'Nobody could open Payroll any more: nothing is left that lets anybody in. Let somebody in first.',
      ],
    ])
  })

  test('when more people are touched than the limit', () => {
    const settings = { limits: { people: 1 } }
    expect(breaches([teamOf('cy')], { settings })).toEqual([
      [
        'people-limit',
        'broken',
        'This touches 3 people: 1 gain and 2 lose. Your limit is 1. Make a smaller change, or look at the names first.',
      ],
    ])
    expect(breaches([teamOf('cy')], { settings: { limits: { people: 3 } } })).toEqual([])
    expect(breaches([teamOf('cy')], { settings: { limits: { people: null } } })).toEqual([])
  })

  test('not by what was broken before', () => {
    const shut = accountOf({ ...account, groups: [groupOf('team', [])] })
    const guards: GuardSentence[] = [{ id: 'g', says: 'always-open', email: 'ana@example.com', app: 'payroll' }]
    expect(breaches([change({ ...letIn, name: 'New' })], { live: shut, settings: { guards } })).toEqual([])
  })

  test('not by what cannot be told, which says what is missing', () => {
    const checked = change({ ...letIn, require: [device('disk')] })
    expect(breaches([checked], { actor: 'ana@example.com' })).toEqual([
      [
        'self',
        'cannot-tell',
        'We cannot tell whether you can still open Payroll: it depends on the device check Disk is encrypted.',
      ],
    ])
    expect(assessed([checked], { actor: 'ana@example.com' }).risk).toBe('some')
  })
})

describe('the sentence “{person} can always open {application}”', () => {
  const guard: GuardSentence = { id: 'g', says: 'always-open', email: 'ana@example.com', app: 'payroll' }

  test('in words', () => {
    expect(textOf(guardWords(guard, namesOf(account)))).toBe('ana@example.com can always open Payroll')
  })

  test('stops a publish that breaks it', () => {
    expect(breaches([teamOf('bo')], { settings: { guards: [guard] } })).toEqual([
      [
        'sentence',
        'broken',
        '“ana@example.com can always open Payroll” would not hold any more. Kept out: no policy lets them in. Change what you publish, or the sentence.',
      ],
    ])
    expect(breaches([teamOf('ana')], { settings: { guards: [guard] } })).toEqual([])
  })

  test('cannot be told where a fact is missing, or the application is gone', () => {
    const live = accountOf({ ...account, policies: [{ ...letIn, require: [country('PT')] }] })
    const told = judgeGuard(guard, live, people)
    expect([told.verdict, textOf(told.reason), told.missing.length]).toEqual([
      'cannot-tell',
      'Cannot tell: depends on the country.',
      1,
    ])
    expect(judgeGuard({ ...guard, app: 'gone' }, account, people).verdict).toBe('cannot-tell')
  })
})

describe('the sentence “nobody outside {domain} can open {application}”', () => {
  const guard: GuardSentence = { id: 'g', says: 'nobody-outside', domains: ['example.com'], app: 'payroll' }
  const judged = (...policies: PolicyDocument[]) => {
    const named = policies.map((policy, nth) => ({ ...policy, id: `p${nth}` }))
    const told = judgeGuard(
      guard,
      accountOf({ policies: named, groups: [team], apps: [appOf(named, { id: 'payroll', name: 'Payroll' })] }),
      people,
    )
    return [told.verdict, ...told.people]
  }

  test('in words', () => {
    const two = { ...guard, domains: ['example.com', 'example.org', 'a.example'] }
    expect(textOf(guardWords(two, namesOf(account)))).toBe(
      'Nobody outside example.com, example.org and a.example can open Payroll',
    )
  })

  test('holds where every address that gets in is inside, whatever else is asked', () => {
    expect(judged(letIn)).toEqual(['holds'])
    expect(judged(policyOf([staff], { require: [country('PT')], exclude: [device('disk')] }))).toEqual(['holds'])
    expect(judged(policyOf([everyone], { require: [staff] }))).toEqual(['holds'])
    expect(judged(policyOf([domain('elsewhere.example')], { decision: 'deny' }), policyOf([staff]))).toEqual(['holds'])
    expect(judged(policyOf([{ any_valid_service_token: {} }], { decision: 'non_identity' }))).toEqual(['holds'])
    expect(judged(policyOf([{ service_token: { token_id: 'ci' } }], { decision: 'non_identity' }))).toEqual(['holds'])
    // Two countries at once: nobody.
    expect(judged(policyOf([everyone], { require: [country('PT'), country('ES')] }))).toEqual(['holds'])
    // A Keep out for everybody else comes first.
    expect(judged(policyOf([everyone], { decision: 'deny', exclude: [staff] }), policyOf([everyone]))).toEqual([
      'holds',
    ])
  })

  test('is broken by whoever gets in from elsewhere, whether we know them or not', () => {
    expect(judged(policyOf([domain('gmail.com')]))).toEqual(['broken', 'anyone at gmail.com'])
    expect(judged(policyOf([staff, { email: { email: 'eve@gmail.com' } }]))).toEqual(['broken', 'eve@gmail.com'])
    expect(judged(policyOf([{ email: { email: 'eve@gmail.com', later: 1 } }]))).toEqual(['broken', 'eve@gmail.com'])
    expect(judged(policyOf([everyone]))).toEqual(['broken', 'anyone at any other address'])
    expect(judged(policyOf([everyone], { decision: 'bypass' }))).toEqual(['broken', 'anyone at any other address'])
    expect(judged(policyOf([everyone], { require: [country('PT'), login('okta')] }))).toEqual([
      'broken',
      'anyone at any other address',
    ])
    expect(judged(policyOf([{ ip: { ip: '203.0.113.0/24' } }], { decision: 'bypass' }))[0]).toBe('broken')
    expect(judged(policyOf([domain('example.com.evil.example')]))).toEqual([
      'broken',
      'anyone at example.com.evil.example',
    ])
  })

  test('cannot be told where something else would decide', () => {
    expect(judged(policyOf([domain('gmail.com')], { require: [device('disk')] }))).toEqual([
      'cannot-tell',
      'anyone at gmail.com',
    ])
    expect(judged(policyOf([{ moon: {} }]))).toEqual(['cannot-tell', 'anyone at any other address'])
  })

  test('stops a publish that breaks it', () => {
    const opened = change(groupOf('team', [email('ana'), domain('gmail.com')]), 'groups')
    expect(breaches([opened], { settings: { guards: [guard] } })).toEqual([
      [
        'sentence',
        'broken',
        '“Nobody outside example.com can open Payroll” would not hold any more. Those who can get in: anyone at gmail.com. Change what you publish, or the sentence.',
      ],
    ])
  })
})

describe('how risky a publish is', () => {
  test.each<[string, string, DraftChange[]]>([
    ['none', 'for a new name', [change({ ...letIn, name: 'New' })]],
    ['some', 'when somebody gains', [teamOf('ana', 'bo', 'cy')]],
    ['high', 'when it opens to anyone', [change({ ...letIn, decision: 'bypass', include: [everyone] })]],
    [
      'high',
      'for a new finding that is grave',
      [change(groupOf('team', [email('ana'), email('bo'), everyone]), 'groups')],
    ],
    ['high', 'for a broken guard', [teamOf()]],
  ])('%s %s', (risk, _when, changes) => {
    expect(assessed(changes).risk).toBe(risk)
  })

  test('findings that stay in what is changed are told apart, and those of other policies are not', () => {
    const other = policyOf([domain('gmail.com')], { id: 'other', name: 'Other' })
    const stood = { ...letIn, session_duration: '0s' }
    const live = accountOf({
      policies: [stood, other],
      groups: [team],
      apps: [payroll, appOf([other], { id: 'else' })],
    })
    const told = assessed([change({ ...stood, include: [inGroup('team'), everyone] })], { live })
    expect(told.left?.map(({ id, key }) => [id, key])).toEqual([['SESS-03', 'SESS-03/policies/in///session_duration/']])
    expect(told.findings.map(({ id }) => id)).toContain('OPEN-01')
  })

  test('findings that stood before are not told again, even when their rule moves', () => {
    const live = accountOf({ ...account, policies: [{ ...letIn, include: [everyone] }] })
    expect(
      assessed([change({ ...letIn, include: [inGroup('team'), everyone] })], { live }).findings,
    ).not.toContainEqual(expect.objectContaining({ id: 'OPEN-01' }))
    expect(assessed([change({ ...letIn, include: [everyone] })]).findings).toContainEqual(
      expect.objectContaining({ id: 'OPEN-01' }),
    )
  })
})
