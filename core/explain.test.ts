import { describe, expect, test } from 'vitest'
import type { AccessLookup, AccessRequest } from './access-request'
import { evaluateRule } from './evaluate'
import { explain } from './explain'
import { dependsOn } from './explain-words'
import { textOf } from './phrase'
import type { Reference } from './reference'

const groups: Record<string, unknown[]> = {
  payroll: [{ email: { email: 'ana@example.com' } }, { group: { id: 'finance' } }],
  finance: [{ okta: { name: 'Finance', identity_provider_id: 'okta' } }, { group: { id: 'payroll' } }],
}
const lookup: AccessLookup = {
  list: () => undefined,
  group: (id) => (id === 'unread' ? undefined : groups[id] ? { include: groups[id], require: [], exclude: [] } : null),
}
const known: Record<string, string> = {
  payroll: 'Payroll team',
  finance: 'Finance',
  disk: 'Disk encryption',
  okta: 'Okta',
  ci: 'Build',
}
const names = {
  nameOf: ({ id }: Reference) => {
    const name = known[id]
    return name === undefined ? { state: 'missing' as const } : { state: 'named' as const, name }
  },
}

const machines = {
  name: 'Machines',
  decision: 'non_identity' as const,
  include: [{ service_token: { token_id: 'ci' } }],
}
const blocked = { name: 'Leavers', decision: 'deny' as const, include: [{ email: { email: 'eve@example.com' } }] }
const team = {
  name: 'Payroll',
  decision: 'allow' as const,
  include: [{ group: { id: 'payroll' } }],
  require: [{ device_posture: { integration_uid: 'disk' } }, { geo: { country_code: 'PT' } }],
}
const noKey = { service_token: null, certificate: null }
const okta = { identity_provider: { id: 'okta', type: 'okta' } }

const told = (request: AccessRequest) => explain([blocked, team, machines], { ...noKey, ...request }, lookup, names)
const reasons = (request: AccessRequest) =>
  told(request).policies.map(({ policy, state, reason }) => `${policy.name}, ${state}: ${textOf(reason)}`)

describe('why somebody', () => {
  const ana = { email: 'ana@example.com', country: 'PT', posture: { disk: true } }

  test('gets in: each policy in the order tried, with what decided it', () => {
    expect(textOf(told(ana).reason)).toBe('Let in by Payroll.')
    expect(reasons(ana)).toEqual([
      'Machines, applies-not: This does not apply. The machine key Build was not shown.',
      'Leavers, applies-not: This does not apply. The email address is ana@example.com.',
      'Payroll, decides: This applies, so they are let in. They are in the group Payroll team.',
    ])
  })

  test('is kept out: by the policy that blocks, and later ones are not asked', () => {
    expect(textOf(told({ email: 'eve@example.com' }).reason)).toBe('Kept out by Leavers.')
    expect(reasons({ email: 'eve@example.com' }).slice(1)).toEqual([
      'Leavers, decides: This applies, so they are kept out. They log in as eve@example.com.',
      'Payroll, not-asked: Not asked: an earlier policy has decided.',
    ])
  })

  test('is kept out: by a condition that does not hold', () => {
    const { reason, policies } = told({ ...ana, posture: { disk: false } })
    expect(textOf(reason)).toBe('Kept out: no policy lets them in.')
    expect(textOf(policies[2]?.reason ?? [])).toBe(
      'This does not apply. The device check Disk encryption was not passed.',
    )
  })

  test('may get in: the facts that would decide it, and when each is told', () => {
    const { reason, missing } = told({ email: 'kim@example.com', ...okta })
    expect(textOf(reason)).toBe(
      'Cannot tell: depends on the groups reported by Okta, the device check Disk encryption and the country.',
    )
    expect(missing.map((one) => one.told)).toEqual(['login', 'each-request', 'each-request'])
    expect(textOf(dependsOn(told({ ...ana, posture: {} }).missing))).toBe('depends on the device check Disk encryption')
  })

  test('is in a group: its rules and those of the groups inside it, loops named', () => {
    const rule = told({ ...ana, email: 'kim@example.com', ...okta, asserted: { groups: ['Sales'] } }).policies[2]
      ?.blocks[0]?.rules[0]
    expect(textOf(rule?.reason ?? [])).toBe('They are not in the group Payroll team.')
    const [email, finance] = rule?.group?.blocks[0]?.rules ?? []
    expect(textOf(email?.reason ?? [])).toBe('The email address is kim@example.com.')
    const [inOkta, loop] = finance?.group?.blocks[0]?.rules ?? []
    expect(textOf(inOkta?.reason ?? [])).toBe('The groups reported by Okta do not include Finance.')
    expect([loop?.group?.state, textOf(loop?.group?.reason ?? [])]).toEqual([
      'loop',
      'This group is inside itself, which adds nobody.',
    ])
  })
})

test.each([
  [
    { okta: { name: 'finance', identity_provider_id: 'okta' } },
    { ...okta, asserted: { groups: ['Finance'] } },
    'whether Cloudflare minds the capitals of finance',
  ],
  [{ okta: { name: 'Finance', identity_provider_id: 'okta' } }, {}, 'the login method used'],
  [
    { email_list: { id: 'staff' } },
    { email: 'a@example.com' },
    'a list of emails that no longer exists, whose entries we could not read',
  ],
  [{ group: { id: 'unread' } }, {}, 'the rules of a group that no longer exists'],
  [{ moon_phase: {} }, {}, 'a rule we do not know yet (kept as it is)'],
  [{ email: { email: 'no address' } }, { email: 'a@example.com' }, 'a rule that is not filled in rightly: no address'],
  [{ ip: { ip: '10.0.0.0/8' } }, { ip: 'office' }, 'the address they come from'],
])('%j for %j cannot be told without a fact in words', (rule, request, fact) => {
  expect(evaluateRule(rule, request, lookup)).toBe('unknown')
  const { missing } = explain([{ decision: 'allow', include: [rule] }], request, lookup, names)
  expect(missing.map(({ what }) => textOf(what))).toEqual([fact])
})

test('a rule about people where nobody logs in hangs on Cloudflare and not on who comes', () => {
  const odd = { decision: 'bypass' as const, include: [{ email: { email: 'ana@example.com' } }] }
  const { reason } = explain([odd], { email: 'ana@example.com' }, lookup, names)
  expect(textOf(reason)).toBe(
    'Cannot tell: depends on what Cloudflare makes of a rule about people where nobody logs in.',
  )
})
