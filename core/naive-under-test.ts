import type { AccessRequest } from './access-request'
import type { Decision } from './decision'
import type { RuleLists } from './evaluate'
import { isObject } from './json'
import type { Verdict } from './verdict'

/** What the plainest evaluator looks things up in: an id that is not there could not be read. */
export interface NaiveAccount {
  id: string
  lists: Record<string, readonly string[]>
  groups: Record<string, RuleLists>
  /** Groups that could not be read; any other that is not in `groups` does not exist. */
  unreadGroups: readonly string[]
}

type Value = Record<string, string>

const HALF = 0.5
const or = (list: number[]) => Math.max(0, ...list)
const and = (list: number[]) => Math.min(1, ...list)
const known = <Fact>(fact: Fact | undefined, test: (fact: Fact) => unknown) =>
  fact === undefined ? HALF : Number(Boolean(test(fact)))
const lower = (text = '') => text.toLowerCase()
const spelled = (wanted = '', names: readonly string[] | undefined) =>
  names === undefined ? HALF : or(names.map((name) => (name === wanted ? 1 : lower(name) === lower(wanted) ? HALF : 0)))

const bits = new Map<string, string | undefined>()

/** An address as a text of zeros and ones, a network as those it begins with. The tests have a handful of them. */
function bitsOf(text: string): string | undefined {
  if (!bits.has(text)) bits.set(text, readBits(text))
  return bits.get(text)
}

function readBits(text: string): string | undefined {
  const [address = '', size] = text.split('/')
  const six = address.includes(':')
  if (!six && !/^\d+(\.\d+){3}$/.test(address)) return undefined
  const [head = '', tail] = address.split('::')
  const words = (half: string) => (half === '' ? [] : half.split(six ? ':' : '.'))
  const fill = tail === undefined ? [] : Array<string>(8 - words(head).length - words(tail).length).fill('0')
  const all = [...words(head), ...fill, ...words(tail ?? '')]
  const digits = all
    .map((word) =>
      parseInt(word, six ? 16 : 10)
        .toString(2)
        .padStart(six ? 16 : 8, '0'),
    )
    .join('')
  return `${six ? 6 : 4}:${digits}`.slice(0, 2 + Number(size ?? digits.length))
}

const within = (networks: readonly string[], ip: string | undefined) => {
  const from = ip === undefined ? undefined : bitsOf(ip)
  return from === undefined ? HALF : or(networks.map((one) => known(bitsOf(one), (start) => from.startsWith(start))))
}

const asserted = (
  value: Value,
  request: AccessRequest,
  verdict: (said: NonNullable<AccessRequest['asserted']>) => number,
) =>
  request.identity_provider === undefined
    ? HALF
    : request.identity_provider.id === value['identity_provider_id']
      ? verdict(request.asserted ?? {})
      : 0

/** Each selector's meaning, in the plainest words: 1 matches, 0 does not, ½ is unknown. */
const meaning: Record<string, (value: Value, request: AccessRequest, account: NaiveAccount) => number> = {
  everyone: () => 1,
  email: (v, r) => (v['email'] === undefined ? HALF : known(r.email, (email) => lower(email) === lower(v['email']))),
  email_domain: (v, r) => known(r.email, (email) => lower(email).endsWith(`@${lower(v['domain'])}`)),
  email_list: (v, r, { lists }) =>
    known(lists[v['id'] ?? ''], (list) => list.length > 0) === 1
      ? known(r.email, (email) => lists[v['id'] ?? '']?.some((one) => lower(one) === lower(email)))
      : known(lists[v['id'] ?? ''], () => false),
  ip: (v, r) => within([v['ip'] ?? ''], r.ip),
  ip_list: (v, r, { lists }) => {
    const list = lists[v['id'] ?? '']
    return list === undefined ? HALF : list.length === 0 ? 0 : within(list, r.ip)
  },
  geo: (v, r) => known(r.country, (country) => lower(country) === lower(v['country_code'])),
  login_method: (v, r) => known(r.identity_provider, ({ id }) => id === v['id']),
  auth_method: (v, r) => known(r.auth_methods, (all) => all.includes(v['auth_method'] ?? '')),
  auth_context: (v, r) => asserted(v, r, (said) => known(said.auth_contexts, (all) => all.includes(v['ac_id'] ?? ''))),
  azureAD: (v, r) => asserted(v, r, (said) => known(said.groups, (all) => all.map(lower).includes(lower(v['id'])))),
  gsuite: (v, r) => asserted(v, r, (said) => known(said.groups, (all) => all.map(lower).includes(lower(v['email'])))),
  okta: (v, r) => asserted(v, r, (said) => spelled(v['name'], said.groups)),
  saml: (v, r) =>
    asserted(v, r, (said) =>
      said.attributes ? spelled(v['attribute_value'], said.attributes[v['attribute_name'] ?? ''] ?? []) : HALF,
    ),
  oidc: (v, r) =>
    asserted(v, r, (said) =>
      said.attributes ? spelled(v['claim_value'], said.attributes[v['claim_name'] ?? ''] ?? []) : HALF,
    ),
  'github-organization': (v, r) =>
    asserted(v, r, ({ github }) =>
      github
        ? or(github.map((one) => and([spelled(v['name'], [one.name]), v['team'] ? spelled(v['team'], one.teams) : 1])))
        : HALF,
    ),
  cloudflare_account_member: (v, r, { id }) =>
    r.identity_provider !== undefined && r.identity_provider.type !== 'cloudflare'
      ? 0
      : known(r.asserted?.cloudflare_accounts, (all) => all.includes(v['account_id'] || id)),
  device_posture: (v, r) => known(r.posture?.[v['integration_uid'] ?? ''], (passed) => passed),
  certificate: (_v, r) => known(r.certificate, (shown) => shown !== null),
  common_name: (v, r) =>
    r.certificate === undefined ? HALF : spelled(v['common_name'], r.certificate ? [r.certificate.common_name] : []),
  service_token: (v, r) => known(r.service_token, (shown) => shown === v['token_id']),
  any_valid_service_token: (_v, r) => known(r.service_token, (shown) => shown !== null),
  linked_app_token: (v, r) => known(r.linked_app, (shown) => shown === v['app_uid']),
  user_risk_score: (v, r) => known(r.risk, (risk) => v['user_risk_score']?.includes(risk)),
  external_evaluation: (v, r) => known(r.external?.[v['evaluate_url'] ?? ''], (said) => said),
}

function judge(lists: RuleLists, request: AccessRequest, account: NaiveAccount, path: readonly string[]): number {
  const rule = (given: unknown): number => {
    const [key, value] = (isObject(given) ? Object.entries(given)[0] : undefined) ?? ['', undefined]
    const id = isObject(value) ? String(value['id']) : ''
    if (key !== 'group') return meaning[key]?.(value as Value, request, account) ?? HALF
    if (path.includes(id)) return 0
    if (account.unreadGroups.includes(id)) return HALF
    const found = account.groups[id]
    return found ? judge(found, request, account, [...path, id]) : 0
  }
  // Nothing makes more of what does not match; and in groups that hold one another every rule has very many ways on.
  const included = or((lists.include ?? []).map(rule))
  const met = included === 0 ? 0 : and([included, ...(lists.require ?? []).map(rule)])
  return met === 0 ? 0 : and([met, 1 - or((lists.exclude ?? []).map(rule))])
}

const named = (answer: number): Verdict => (answer === 1 ? 'match' : answer === 0 ? 'no-match' : 'unknown')

/** The answer of `evaluatePolicy` by the plainest means: rules are asked every time, and no answer is remembered. */
export const naiveVerdict = (lists: RuleLists, request: AccessRequest, account: NaiveAccount): Verdict =>
  named(judge(lists, request, account, []))

/**
 * The answer of `decide` by the plainest means: every way in which the open policies may turn out is tried. Where the
 * last login was by a method that is not among those offered (none named = all are), nothing that it told counts.
 */
export function naiveAccess(
  policies: readonly (RuleLists & { decision: Decision })[],
  last: AccessRequest,
  account: NaiveAccount,
  offered: readonly string[] = [],
): 'granted' | 'denied' | 'unknown' {
  const { identity_provider: method, asserted: _said, auth_methods: _proofs, ...lasting } = last
  const request = method && offered.length > 0 && !offered.includes(method.id) ? lasting : last
  const { ip, country, posture, certificate, service_token, linked_app } = request
  const anonymous = Object.fromEntries(
    Object.entries({ ip, country, posture, certificate, service_token, linked_app }).filter(
      ([, fact]) => fact !== undefined,
    ),
  )
  const first = policies.filter(({ decision }) => decision === 'bypass' || decision === 'non_identity')
  const then = policies.filter(({ decision }) => decision === 'allow' || decision === 'deny')
  const ends = (left: readonly { grants: boolean; answer: Verdict }[]): string[] => {
    const [one, ...rest] = left
    if (!one) return ['denied']
    return [
      ...(one.answer === 'no-match' ? [] : [one.grants ? 'granted' : 'denied']),
      ...(one.answer === 'match' ? [] : ends(rest)),
    ]
  }
  const judged = [
    ...first.map((policy) => ({ grants: true, answer: naiveVerdict(policy, anonymous, account) })),
    ...then.map((policy) => ({ grants: policy.decision === 'allow', answer: naiveVerdict(policy, request, account) })),
  ]
  const all = new Set(ends(judged))
  return all.size > 1 ? 'unknown' : all.has('granted') ? 'granted' : 'denied'
}
