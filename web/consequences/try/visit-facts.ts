import type { AccessRequest } from '#core/access-request'
import { withoutLoginMethod } from '#core/offered-logins'
import type { VisitFact } from '#core/visit-fact'

/** How each fact of a visit is said; lists are lists of the texts that people read and type. */
export interface Said {
  email: string
  identity_provider: { id: string; type: string }
  groups: readonly string[]
  /** "acme", "acme / platform". */
  github: readonly string[]
  /** "department = Finance", a line each. */
  attributes: string
  auth_contexts: readonly string[]
  cloudflare_accounts: readonly string[]
  auth_methods: readonly string[]
  country: string
  ip: string
  /** By the id of the device check. */
  posture: Readonly<Record<string, boolean>>
  /** The name in the certificate; `null` = none was shown. */
  certificate: string | null
  service_token: string | null
  linked_app: string | null
  risk: NonNullable<AccessRequest['risk']>
  /** By the address that is asked. */
  external: Readonly<Record<string, boolean>>
}

type Saying = { [Fact in VisitFact]: (visit: AccessRequest, said: Said[Fact] | undefined) => AccessRequest }

/** The visit with a fact said, or without it where it is not known; an empty list says that there is none. */
export const say: Saying = {
  email: (visit, said) => withFact(visit, 'email', said),
  // What another login method told of somebody is not what this one would tell.
  identity_provider: (visit, said) => {
    const { identity_provider: before } = visit
    const lasting = before === undefined || before.id === said?.id ? visit : withoutLoginMethod(visit)
    return withFact(lasting, 'identity_provider', said)
  },
  groups: (visit, said) => withAsserted(visit, 'groups', said),
  github: (visit, said) => withAsserted(visit, 'github', said && organizationsOf(said)),
  attributes: (visit, said) => withAsserted(visit, 'attributes', said === undefined ? undefined : attributesOf(said)),
  auth_contexts: (visit, said) => withAsserted(visit, 'auth_contexts', said),
  cloudflare_accounts: (visit, said) => withAsserted(visit, 'cloudflare_accounts', said),
  auth_methods: (visit, said) => withFact(visit, 'auth_methods', said),
  country: (visit, said) => withFact(visit, 'country', said),
  ip: (visit, said) => withFact(visit, 'ip', said),
  posture: (visit, said) => withFact(visit, 'posture', ifAny(said)),
  certificate: (visit, said) => withFact(visit, 'certificate', typeof said === 'string' ? { common_name: said } : said),
  service_token: (visit, said) => withFact(visit, 'service_token', said),
  linked_app: (visit, said) => withFact(visit, 'linked_app', said),
  risk: (visit, said) => withFact(visit, 'risk', said),
  external: (visit, said) => withFact(visit, 'external', ifAny(said)),
}

const ifAny = <Results extends object>(results: Results | undefined) =>
  results && Object.keys(results).length > 0 ? results : undefined

/** Texts that people type for lists: commas, semicolons and line ends part them. */
export const listOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The results with one more, or without it where it is not known. */
export function withResult(
  results: Readonly<Record<string, boolean>> | undefined,
  key: string,
  result: boolean | undefined,
): Record<string, boolean> {
  const all = { ...results }
  if (result === undefined) delete all[key]
  else all[key] = result
  return all
}

function withFact<Key extends keyof AccessRequest>(
  visit: AccessRequest,
  key: Key,
  fact: AccessRequest[Key],
): AccessRequest {
  const rest = { ...visit }
  if (fact === undefined) delete rest[key]
  else rest[key] = fact
  return rest
}

function withAsserted<Key extends keyof NonNullable<AccessRequest['asserted']>>(
  visit: AccessRequest,
  key: Key,
  fact: NonNullable<AccessRequest['asserted']>[Key],
): AccessRequest {
  const asserted = { ...visit.asserted }
  if (fact === undefined) delete asserted[key]
  else asserted[key] = fact
  return withFact(visit, 'asserted', Object.keys(asserted).length > 0 ? asserted : undefined)
}

/** "acme / platform": an organization, and a team of it; one organization may stand there several times. */
function organizationsOf(texts: readonly string[]): { name: string; teams: string[] }[] {
  const found = new Map<string, string[]>()
  for (const text of texts) {
    const [name = '', ...team] = text.split('/').map((part) => part.trim())
    if (name === '') continue
    const teams = found.get(name) ?? []
    found.set(name, team.length > 0 && team.join('/') !== '' ? [...teams, team.join('/')] : teams)
  }
  return [...found].map(([name, teams]) => ({ name, teams }))
}

/** The same as people read it. */
export const organizationTexts = (github: NonNullable<AccessRequest['asserted']>['github']): string[] | undefined =>
  github?.flatMap(({ name, teams }) => [name, ...teams.map((team) => `${name} / ${team}`)])

/** "department = Finance", a line each, as what the login method says of somebody; a name may stand on several lines. */
function attributesOf(text: string): Record<string, string[]> {
  const found = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [name = '', ...value] = line.split('=')
    if (value.length === 0 || name.trim() === '') continue
    found.set(name.trim(), [...(found.get(name.trim()) ?? []), value.join('=').trim()])
  }
  return Object.fromEntries(found)
}

export const attributesText = (attributes: Readonly<Record<string, readonly string[]>> | undefined): string =>
  Object.entries(attributes ?? {})
    .flatMap(([name, values]) => values.map((value) => `${name} = ${value}`))
    .join('\n')
