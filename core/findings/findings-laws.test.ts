import { expect, test } from 'vitest'
import type { AccessLookup, AccessRequest } from '../access-request'
import { compilerFor, type Compiler } from '../evaluate'
import { rulesOf } from '../rule-lists'
import { RULE_TYPES } from '../rule-type'
import { Visit } from '../visit'
import type { AccountFacts } from './account-facts'
import { accountOf, appOf, groupOf, policyOf } from './example'
import { findingsIn, findingsOf } from './find'
import type { Finding } from './finding'
import { viewOf } from './view'

// Whatever is told as proven is held against the evaluator, on policies that nobody would write. The numbers come from
// one seed, so that each run looks at the same ones.

/** https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value
  return { below, pick, chance: (share: number) => next() < share }
}

type Dice = ReturnType<typeof dice>

const EMAILS = ['ana@a.example', 'Bo@a.example', 'eve@b.example', 'dan@c.example']
const COUNTRIES = ['PT', 'ES', 'BR']
const ADDRESSES = ['10.1.2.3', '10.9.9.9', '203.0.113.7', '8.8.8.8', '2001:db8:1::1', '2001:db8:ffff::1']
const LOGINS = ['okta', 'entra', 'pin']
const KEYS = ['key-1', 'key-2']
const NAMES = ['edi', 'EDI', 'web']
const GROUPS = ['g0', 'g1', 'g2', 'g3']

const LISTS: Record<string, readonly string[] | undefined> = {
  none: [],
  people: ['ana@a.example', 'EVE@b.example'],
  offices: ['10.1.0.0/16', '2001:db8::/32'],
  odd: ['not an address'],
  unread: undefined,
}

const EVERYONE = { everyone: {} }

/** A handful of values each, so that rules meet and miss each other often. */
const rules: readonly unknown[] = [
  ...EMAILS.map((email) => ({ email: { email } })),
  ...['a.example', 'b.example', 'A.EXAMPLE'].map((domain) => ({ email_domain: { domain } })),
  ...['none', 'people', 'unread'].map((id) => ({ email_list: { id } })),
  ...['none', 'offices', 'odd', 'unread'].map((id) => ({ ip_list: { id } })),
  ...[...COUNTRIES, 'UK'].map((country_code) => ({ geo: { country_code } })),
  ...['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '203.0.113.0/24', '0.0.0.0/0', '2001:db8::/32'].map((ip) => ({
    ip: { ip },
  })),
  ...LOGINS.map((id) => ({ login_method: { id } })),
  ...['a', 'b'].flatMap((name) => ['okta', 'entra'].map((idp) => ({ okta: { name, identity_provider_id: idp } }))),
  ...['a', 'b'].map((id) => ({ azureAD: { id, identity_provider_id: 'entra' } })),
  ...KEYS.map((token_id) => ({ service_token: { token_id } })),
  ...KEYS.map((app_uid) => ({ linked_app_token: { app_uid } })),
  ...NAMES.map((common_name) => ({ common_name: { common_name } })),
  ...['disk', 'client'].map((integration_uid) => ({ device_posture: { integration_uid } })),
  ...[['low'], ['low', 'medium'], ['high']].map((user_risk_score) => ({ user_risk_score: { user_risk_score } })),
  EVERYONE,
  { any_valid_service_token: {} },
  { certificate: {} },
  { moon_phase: { full: true } },
  { email: {} },
  { email_domain: { domain: 'a.example', match_subdomains: true } },
  { auth_method: { auth_method: 'mfa' } },
]
const inGroups: readonly unknown[] = [...GROUPS, 'gone'].map((id) => ({ group: { id } }))

const aRule = ({ chance, pick }: Dice): unknown => {
  if (chance(0.12)) return pick(inGroups)
  return chance(0.05) ? EVERYONE : pick(rules)
}
const some = (random: Dice, least: number, most: number) =>
  Array.from({ length: least + random.below(most - least + 1) }, () => aRule(random))
const listsOf = (random: Dice, least: number) => ({
  include: some(random, least, 3),
  require: random.chance(0.4) ? [] : some(random, 0, 3),
  exclude: random.chance(0.4) ? [] : some(random, 0, 2),
})

const login = (id: string) => ({ id, type: id === 'pin' ? 'onetimepin' : id })

/** What a visit is like that has what one rule asks for; empty where that cannot be made. */
function meeting(rule: unknown, random: Dice): AccessRequest {
  const [[key, value] = ['', {}]] = Object.entries(rule as Record<string, Record<string, string>>)
  const { pick } = random
  switch (key) {
    case 'email':
      return value.email === undefined ? {} : { email: value.email }
    case 'email_domain':
      return { email: `${pick(['ana', 'somebody'])}@${value.domain}` }
    case 'email_list':
      return { email: pick(LISTS['people'] ?? []) }
    case 'geo':
      return COUNTRIES.includes(value.country_code ?? '') ? { country: value.country_code! } : {}
    case 'ip':
    case 'ip_list':
      return { ip: pick(ADDRESSES) }
    case 'login_method':
      return { identity_provider: login(value.id!) }
    case 'okta':
    case 'azureAD':
      return {
        identity_provider: login(value.identity_provider_id!),
        asserted: { groups: pick([['a'], ['b'], ['a', 'b']]) },
      }
    case 'service_token':
      return { service_token: value.token_id! }
    case 'linked_app_token':
      return { linked_app: value.app_uid! }
    case 'common_name':
      return { certificate: { common_name: value.common_name! } }
    default:
      return {}
  }
}

/** A visit of which everything is known that rules can ask for. */
const anyVisit = ({ pick, chance }: Dice): AccessRequest => ({
  email: pick(EMAILS),
  identity_provider: login(pick(LOGINS)),
  asserted: { groups: pick([[], ['a'], ['b'], ['a', 'b']]) },
  auth_methods: pick([['mfa'], []]),
  country: pick(COUNTRIES),
  ip: pick(ADDRESSES),
  posture: { disk: chance(0.5), client: chance(0.5) },
  certificate: chance(0.5) ? null : { common_name: pick(NAMES) },
  service_token: chance(0.5) ? null : pick(KEYS),
  linked_app: chance(0.5) ? null : pick(KEYS),
  risk: pick(['low', 'medium', 'high', 'unscored'] as const),
})

/** All rules of a document and of the groups in it, as deep as they go. */
function rulesWithin(document: object, groups: ReadonlyMap<string, object>, seen = new Set<string>()): unknown[] {
  return RULE_TYPES.flatMap((ruleType) => rulesOf(document, ruleType)).flatMap((rule) => {
    const id = (rule as { group?: { id?: string } }).group?.id
    const inner = id === undefined || seen.has(id) ? undefined : groups.get(id)
    if (id === undefined || inner === undefined) return [rule]
    return rulesWithin(inner, groups, seen.add(id))
  })
}

const RANDOM_VISITS = 4
const MADE_VISITS = 10

/** Visits of any kind, and such as the rules of the document themselves ask for, several at a time. */
function visitsFor(document: object, groups: ReadonlyMap<string, object>, random: Dice): Visit[] {
  const within = rulesWithin(document, groups)
  const made = Array.from({ length: within.length === 0 ? 0 : MADE_VISITS }, () => {
    const met = Array.from({ length: 1 + random.below(4) }, () => random.pick(within))
    return Object.assign(anyVisit(random), ...met.map((rule) => meeting(rule, random))) as AccessRequest
  })
  const others = Array.from({ length: RANDOM_VISITS }, () => anyVisit(random))
  return [...made, ...others].map((request) => new Visit(request))
}

const POLICIES = 20
const ACCOUNTS = 5_000
const ALL_CHECKS_ACCOUNTS = 50
/** What is told of one and the same rule wherever it stands is tried so often. */
const MOST_OF_A_RULE = 200
const OFFERED = ['okta', 'pin']

function accountFrom(random: Dice): AccountFacts {
  const policies = Array.from({ length: POLICIES }, (_, nth) => {
    const decision = random.pick(['allow', 'allow', 'allow', 'deny', 'non_identity', 'bypass'] as const)
    return policyOf([], { id: `p${nth}`, name: `P${nth}`, decision, ...listsOf(random, 1) })
  })
  const groups = GROUPS.map((id) => groupOf(id, [], listsOf(random, 0)))
  const apps = [appOf(policies, { id: 'some', allowed_idps: OFFERED })]
  const lists = Object.entries(LISTS).map(([id, items]) => ({ id, name: id, ...(items && { items }) }))
  const identity_providers = LOGINS.map((id) => ({ ...login(id), name: id }))
  return accountOf({ policies, groups, apps, lists, identity_providers })
}

/** These are about one rule; the others that say NEVER are about everything that is asked. */
const OF_A_RULE: ReadonlySet<string> = new Set(['NEVER-14', 'NEVER-18'])

const documentAt = ({ policies, groups }: AccountFacts, { place }: Finding) =>
  [...policies, ...groups].find(({ id }) => id === (place.policy ?? place.id))

function compilerOf({ groups }: Pick<AccountFacts, 'groups'>): Compiler {
  const byId = new Map(groups.map((group) => [group.id, group]))
  const group: AccessLookup['group'] = (id) => {
    const found = byId.get(id)
    return found ? (found as unknown as ReturnType<AccessLookup['group']>) : null
  }
  return compilerFor({ group, list: (id) => LISTS[id] })
}

const EXPECTED = [
  ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '17', '18'].map(
    (nth) => `NEVER-${nth}`,
  ),
  'OPEN-01',
  'OPEN-12',
]

const OPEN_TO_ANYONE: ReadonlySet<string> = new Set(['OPEN-01', 'OPEN-12'])

/** Whom no rule names, and of whom everything is known. Networks may be as wide as all addresses of a kind. */
const STRANGERS = ['198.51.100.9', '2a00::9'].map(
  (ip) =>
    new Visit({
      email: 'stranger@nowhere.example',
      identity_provider: { id: 'other', type: 'saml' },
      asserted: { groups: [] },
      auth_methods: [],
      country: 'NZ',
      ip,
      posture: { disk: false, client: false },
      certificate: null,
      service_token: null,
      linked_app: null,
      risk: 'unscored',
    }),
)

const isWanted = (id: string) => id.startsWith('NEVER') || OPEN_TO_ANYONE.has(id)

// Rules come from one pool, so all accounts share what was read of them.
const base = viewOf(accountOf({}))

test(`of ${ACCOUNTS * POLICIES} policies nobody is let in where that is told, and a stranger is where it is told that anyone is`, () => {
  const told = new Map<string, number>()
  const wrong: unknown[] = []
  const random = dice(20261121)
  const ofRules = new Map<unknown, number>()
  let proven = 0
  for (let nth = 0; nth < ACCOUNTS; nth += 1) {
    const account = accountFrom(random)
    const byId = new Map(account.groups.map((group) => [group.id, group]))
    const view = viewOf(account, base)
    const compiler = compilerOf(account)
    const looked = new Set<object>()
    for (const finding of findingsIn(view, isWanted)) {
      const open = OPEN_TO_ANYONE.has(finding.id)
      const document = open || finding.severity === 'stop' ? documentAt(account, finding) : undefined
      if (!document) continue
      told.set(finding.id, (told.get(finding.id) ?? 0) + 1)
      const { ruleType, index = 0 } = finding.place
      const asksNobody = ['non_identity', 'bypass'].includes(String(document['decision']))
      const seen = (visit: Visit) => (asksNobody ? visit.withoutLogin : visit)
      if (open) {
        const check = compiler.policy(document)
        if (STRANGERS.every((visit) => check(seen(visit)) === 'no-match')) wrong.push({ finding, document })
        continue
      }
      const rule = OF_A_RULE.has(finding.id) && ruleType ? rulesOf(document, ruleType)[index] : undefined
      if (rule !== undefined) {
        const tried = ofRules.get(rule) ?? 0
        ofRules.set(rule, tried + 1)
        if (tried > MOST_OF_A_RULE && !inGroups.includes(rule)) continue
      } else if (finding.id !== 'NEVER-11') looked.add(document)
      const check = rule === undefined ? compiler.policy(document) : compiler.rule(rule)
      const isOffered = ({ request }: Visit) =>
        finding.id !== 'NEVER-11' || OFFERED.includes(request.identity_provider?.id ?? '')
      const letIn = visitsFor(document, byId, random).find(
        (visit) =>
          isOffered(visit) &&
          (check(seen(visit)) === 'match' || (rule === undefined && asksNobody && check(visit) === 'match')),
      )
      if (letIn) wrong.push({ finding, document, visit: letIn.request, groups: account.groups })
    }
    // What is proven holds also where it is told under another number, or not at all: of an empty list, say.
    for (const document of [...account.policies, ...account.groups]) {
      if (view.most(view.listsOf(document)).length > 0) continue
      proven += 1
      if (looked.has(document)) continue
      const check = compiler.policy(document)
      const letIn = visitsFor(document, byId, random).find((visit) => check(visit) === 'match')
      if (letIn) wrong.push({ document, visit: letIn.request, groups: account.groups })
    }
  }
  expect(wrong.slice(0, 1)).toEqual([])
  // It would hold of findings that never say anything.
  expect(EXPECTED.filter((id) => !told.has(id))).toEqual([])
  expect(proven).toBeGreaterThan(10_000)
}, 240_000)

test('checks that look alone find what they find among all others', () => {
  const random = dice(26)
  for (let nth = 0; nth < ALL_CHECKS_ACCOUNTS; nth += 1) {
    const account = accountFrom(random)
    const alone = findingsIn(viewOf(account, base), isWanted)
    expect(JSON.stringify(alone)).toBe(JSON.stringify(findingsOf(account).filter(({ id }) => isWanted(id))))
  }
})
