import { isObject } from '#core/json'
import type { Document } from './openapi'

/** Something that Cloudflare's document says wrongly or leaves out, as evidence from outside it shows. */
export interface KnownFault {
  /** The steps from the top of the document to the schema that is wrong; `*` = every step of that kind. */
  at: readonly string[]
  /** What stands there; `undefined` = nothing. A test fails when this is no longer so. */
  was?: unknown
  is: unknown
  why: string
}

const component = (name: string, ...rest: string[]) => ['components', 'schemas', name, ...rest]

const undeclared = (name: string, member: string, type: string, why: string): KnownFault => ({
  at: component(name, 'properties', member),
  is: { type },
  why: `${name} lacks ${member}: ${why}`,
})

const UID = 'recorded answers have it beside the id, with the same value.'

const APP_POLICY = 'recorded answers of applications hold whole policies, which say it.'

const TOTAL_PAGES = 'the result_info of every other list, and recorded answers, have it.'

const PAGED = 'the operation takes page and per_page, and nothing else tells how many pages there are.'

const LOGIN_METHODS = [
  'azureAD',
  'centrify',
  'facebook',
  'github',
  'google',
  'google-apps',
  'linkedin',
  'oidc',
  'okta',
  'onelogin',
  'pingone',
  'saml',
  'yandex',
  'onetimepin',
  'cloudflare',
]

const pageInfo = (name: string): KnownFault => ({
  at: component(name, 'properties', 'result_info'),
  is: { $ref: '#/components/schemas/zones_result_info' },
  why: `${name} lacks result_info: ${PAGED}`,
})

/** What an operation on Gateway lists answers when it fails: the fault is the same in all of them. */
const listRefusal = (path: string, method: string): KnownFault => ({
  at: [...refusal(path, method), 'properties', 'result', 'nullable'],
  is: true,
  why: `${method} ${path} says that a refusal has a result; the result of every refusal is null.`,
})

const refusal = (path: string, method: string) => [
  'paths',
  `/accounts/{account_id}/gateway/lists${path}`,
  method,
  'responses',
  '4XX',
  'content',
  'application/json',
  'schema',
]

const policyTest = (path: string): KnownFault => ({
  at: ['paths', `/accounts/{account_id}/access/policy-tests/{policy_test_id}${path}`, 'get', 'responses', '404'],
  is: {
    content: { 'application/json': { schema: { $ref: '#/components/schemas/access_api-response-common-failure' } } },
  },
  why: `Asking for a policy test${path} declares no status 404, which any id that nobody has is answered with.`,
})

/** All that is known. Whatever else contradicts the document is an error of ours. */
export const KNOWN_FAULTS: readonly KnownFault[] = [
  {
    at: component('access_groups-2', 'properties', 'is_default'),
    was: { $ref: '#/components/schemas/access_require' },
    is: { type: 'boolean' },
    why: 'Answers type is_default as a list of rules; requests, and what it means, make it a yes or a no.',
  },
  undeclared('access_groups-2', 'uid', 'string', UID),
  undeclared('access_reusable_policy_resp', 'uid', 'string', UID),
  undeclared('access_app_policy_response', 'uid', 'string', UID),
  undeclared('access_app_policy_response', 'reusable', 'boolean', APP_POLICY),
  undeclared('access_infra_policy_resp', 'uid', 'string', UID),
  undeclared('access_infra_policy_resp', 'reusable', 'boolean', APP_POLICY),
  undeclared('access_infra_policy_resp', 'precedence', 'integer', APP_POLICY),
  undeclared('access_infra_policy_resp', 'session_duration', 'string', 'all recorded policies have one.'),
  ...LOGIN_METHODS.map((type) => undeclared(`access_${type}`, 'uid', 'string', UID)),
  {
    at: component('access_app_response', 'anyOf', '*', 'properties', 'uid'),
    is: { type: 'string' },
    why: `Applications lack uid: ${UID}`,
  },
  undeclared('access_users', 'userName', 'string', 'SCIM users are told apart by it (RFC 7643, 4.1.1).'),
  undeclared('access_identity', 'groups', 'array', 'rules about directory groups are judged by it.'),
  undeclared('access_identity', 'amr', 'array', 'rules about the way of logging in are judged by it.'),
  undeclared('iam_result_info', 'total_pages', 'number', TOTAL_PAGES),
  {
    at: component(
      'zero-trust-gateway_list_item_response_collection',
      'properties',
      'result_info',
      'properties',
      'total_pages',
    ),
    is: { type: 'number' },
    why: `The entries of a list lack total_pages: ${TOTAL_PAGES}`,
  },
  pageInfo('access_policy_users_resp'),
  pageInfo('access_response_collection-11'),
  {
    at: component('aaa_audit_logs_response_collection', 'anyOf', '*', 'properties', 'result_info'),
    is: { $ref: '#/components/schemas/zones_result_info' },
    why: `aaa_audit_logs_response_collection lacks result_info: ${PAGED}`,
  },
  undeclared('aaa_audit-logs-v2-response-collection', 'messages', 'array', 'every other answer has it.'),
  {
    at: component('teams-devices_os_version_input_request', 'properties', 'operating_system', 'enum'),
    was: ['windows'],
    is: ['windows', 'mac', 'linux', 'ios', 'android', 'chromeos'],
    why: 'The check of the system version names Windows alone, and describes members for Linux, Mac and iOS.',
  },
  {
    at: component('teams-devices_config_response', '$ref'),
    was: '#/components/schemas/teams-devices_workspace_one_config_response',
    is: '#/components/schemas/teams-devices_any_config',
    why: 'The configuration of every posture integration is said to be that of Workspace ONE; here it may be any object.',
  },
  {
    at: component('teams-devices_any_config'),
    is: { type: 'object', additionalProperties: true },
    why: 'The document describes no configuration of the other posture integrations in answers.',
  },
  {
    at: [
      'paths',
      '/accounts/{account_id}/access/apps/{app_id}/policies/{policy_id}/make_reusable',
      'put',
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
      '$ref',
    ],
    was: '#/components/schemas/access_response_collection-8',
    is: '#/components/schemas/access_single_response-10',
    why: 'Making one policy reusable is said to answer the list of an application’s policies; no recorded answer shows it.',
  },
  {
    at: component('access_messages', 'items', 'properties', 'code', 'minimum'),
    was: 1000,
    is: 971,
    why: 'The rate limit answers code 971: https://developers.cloudflare.com/fundamentals/api/reference/limits/',
  },
  listRefusal('/{list_id}', 'get'),
  listRefusal('/{list_id}/items', 'get'),
  policyTest(''),
  policyTest('/users'),
]

/** The document with its known faults corrected. */
export function corrected(source: Document): Document {
  const copy = structuredClone(source)
  for (const { at, is } of KNOWN_FAULTS) {
    const last = at.at(-1) ?? ''
    for (const owner of placesAt(copy, at.slice(0, -1))) owner[last] = is
  }
  return copy
}

/** What stands at the places of a fault; one entry for each place. */
export const standsAt = (source: Document, { at }: KnownFault): unknown[] =>
  placesAt(source, at.slice(0, -1)).map((owner) => owner[at.at(-1) ?? ''])

function placesAt(source: Document, steps: readonly string[]): Record<string, unknown>[] {
  let places: unknown[] = [source]
  for (const step of steps) {
    places = places
      .filter((place) => typeof place === 'object' && place !== null)
      .flatMap((place) => (step === '*' ? Object.values(place) : [(place as Record<string, unknown>)[step]]))
  }
  return places.filter(isObject)
}
