import { describe, expect, test } from 'vitest'
import type { DraftChange } from './draft-change'
import type { AccountFacts } from './findings/account-facts'
import { accountOf, ana, appOf, bo, country, device, groupOf, inGroup, policyOf, staff } from './findings/example'
import { personNamed } from './population'
import { textOf } from './phrase'
import { selectors } from './selectors'
import { policyTestOf, type PolicyTest } from './tested-policies'
import { Visit } from './visit'

const team = groupOf('team', [ana])
const outer = groupOf('outer', [inGroup('team'), staff], { exclude: [bo] })
const leavers = policyOf([bo], { id: 'leavers', name: 'Leavers', decision: 'deny' })
const payroll = policyOf([inGroup('outer')], { id: 'payroll', name: 'Payroll', require: [device('disk')] })
const own = policyOf([staff], { id: 'own', name: 'Own', reusable: false, precedence: 3, created_at: 'then' })
const robots = policyOf([{ service_token: { token_id: 'ci' } }], { id: 'robots', decision: 'non_identity' })
const app = appOf([leavers, payroll, own], {
  policies: [
    { id: 'leavers', name: 'Leavers', reusable: true },
    { id: 'payroll', name: 'Payroll', reusable: true },
    { id: 'own', name: 'Own', reusable: false, document: own },
  ],
})
const account = accountOf({ policies: [leavers, payroll, robots], groups: [team, outer], apps: [app] })

const update = (kind: 'policies' | 'groups', document: { id: string; [more: string]: unknown }): DraftChange => ({
  action: 'update',
  kind,
  id: document.id,
  document,
})
const given = (told: PolicyTest) => (told.possible ? [told.before.policies, told.after.policies] : told.why)
const NO_APP = null
const run = (changes: DraftChange[], appId: string | null = 'app', facts: AccountFacts = account) =>
  policyTestOf(facts, changes, appId ?? undefined)
const ownBody = { name: 'Own', decision: 'allow', include: [staff], require: [], exclude: [] }

describe('the policies of an application are given in its order', () => {
  test('what is saved by its id, what the draft changes as the draft has it, without what Cloudflare sets', () => {
    const draft = { ...payroll, include: [staff], session_duration: '1h' }
    expect(given(run([update('policies', draft)]))).toEqual([
      ['leavers', 'payroll', ownBody],
      [
        'leavers',
        {
          name: 'Payroll',
          decision: 'allow',
          include: [staff],
          require: [device('disk')],
          exclude: [],
          session_duration: '1h',
        },
        ownBody,
      ],
    ])
  })

  test('a draft that changes nothing is given as what is saved', () => {
    const both = ['leavers', 'payroll', ownBody]
    expect(given(run([update('policies', { ...payroll })]))).toEqual([both, both])
    expect(given(run([update('policies', { ...own })]))).toEqual([both, both])
  })

  test('a policy of this application alone is given as the draft has it', () => {
    const told = run([update('policies', { ...own, include: [ana] })])
    expect(given(told)[1]).toEqual(['leavers', 'payroll', { ...ownBody, include: [ana] }])
  })

  test('a group that the draft changes, and one that names it, are given as their rules, in a row', () => {
    const told = run([update('groups', groupOf('team', [ana, country('PT')]))])
    const body = { name: 'Payroll', decision: 'allow', include: [ana, country('PT'), staff] }
    expect(given(told)).toEqual([
      ['leavers', 'payroll', ownBody],
      ['leavers', { ...body, require: [device('disk')], exclude: [bo] }, ownBody],
    ])
  })

  test('where one policy cannot say it, several do', () => {
    const helper = { id: 'new:1', name: 'Any of', include: [country('PT'), country('ES')] }
    const draft = { ...payroll, include: [staff, ana], require: [inGroup('new:1')] }
    const changes: DraftChange[] = [
      { action: 'create', kind: 'groups', id: 'new:1', document: helper },
      update('policies', draft),
    ]
    expect(given(run(changes))[1]).toEqual([
      'leavers',
      { name: 'Payroll (1 of 2)', decision: 'allow', include: [staff, ana], require: [country('PT')], exclude: [] },
      { name: 'Payroll (2 of 2)', decision: 'allow', include: [staff, ana], require: [country('ES')], exclude: [] },
      ownBody,
    ])
  })

  test('a deleted policy is not given', () => {
    expect(given(run([{ action: 'delete', kind: 'policies', id: 'payroll' }]))[1]).toEqual(['leavers', ownBody])
  })
})

test.each(selectors.map(({ key, example }) => [key, { [key]: { ...example, kept: 'as it came' } }] as const))(
  'a rule %s is given as it came',
  (key, rule) => {
    const draft = { ...payroll, include: [rule], require: [rule], exclude: [rule, { new_kind: { a: 1 } }] }
    const told = run([update('policies', draft)])
    expect(given(told)[1]?.[1]).toMatchObject({
      include: [rule],
      require: [rule],
      exclude: [rule, { new_kind: { a: 1 } }],
    })
    expect(key).not.toBe('')
  },
)

const many = Array.from({ length: 30 }, (_, nth) => country(`A${nth}`))

describe('what cannot be tested is said, and nothing else is tested instead', () => {
  test.each<[string, PolicyTest, RegExp]>([
    ['a group inside itself', run([update('groups', groupOf('team', [inGroup('outer')]))]), /in a circle/],
    ['a policy for machines', run([update('policies', { ...robots, include: [ana] })], NO_APP), /about machines/],
    [
      'an application for machines',
      run([], 'app', accountOf({ policies: [robots], apps: [appOf([robots])] })),
      /about machines/,
    ],
    ['a policy that was not read', run([], 'app', accountOf({ apps: [appOf([robots])] })), /could not be read/],
    [
      'an action that is not known',
      run([update('policies', { ...payroll, decision: 'perhaps' })]),
      /does not know yet/,
    ],
    ['an application that is gone', run([], 'gone'), /not in the account/],
    [
      'two groups that nothing uses',
      run([update('groups', groupOf('x', [ana])), update('groups', groupOf('y', [ana]))], NO_APP),
      /one by one/,
    ],
    [
      'too many policies',
      run([
        update('groups', groupOf('team', many)),
        update('policies', { ...payroll, include: many, require: [inGroup('team'), inGroup('team')] }),
      ]),
      /too many policies/,
    ],
  ])('%s', (_, told, why) => {
    expect(given(told)).toMatch(why)
  })
})

describe('where no application uses what is changed, its rules are tested', () => {
  test('as a policy that lets in whoever falls under them', () => {
    const facts = accountOf({ groups: [team, outer] })
    const told = run([update('groups', groupOf('team', [ana, bo]))], NO_APP, facts)
    expect(given(told)).toEqual([
      [{ name: 'Group team', decision: 'allow', include: [ana], require: [], exclude: [] }],
      [{ name: 'Group team', decision: 'allow', include: [ana, bo], require: [], exclude: [] }],
    ])
  })

  test('also of “Keep out”, and of what is not there yet', () => {
    const changes: DraftChange[] = [
      { action: 'create', kind: 'policies', id: 'new:1', document: { ...leavers, id: 'x' } },
    ]
    const told = run(changes, NO_APP)
    expect(given(told)).toEqual([[], [{ name: 'Leavers', decision: 'allow', include: [bo], require: [], exclude: [] }]])
    const { request } = personNamed('bo@example.com')
    const visit = new Visit(request)
    if (!told.possible) throw new Error(told.why)
    expect([told.before.access(visit), told.after.access(visit)]).toEqual(['denied', 'granted'])
    const names = { nameOf: () => ({ state: 'unread' as const }) }
    expect(textOf(told.after.why(request, names))).toBe('They log in as bo@example.com.')
  })
})
