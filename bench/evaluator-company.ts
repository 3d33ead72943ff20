import type { AccessLookup, AccessRequest } from '../core/access-request'

/** A thousand people and a hundred policies, every fact of every person known, the same in each run. */
export interface Company {
  people: (AccessRequest & { email: string; country: string; ip: string; posture: Record<string, boolean> })[]
  policies: Lists[]
  groups: Record<string, Lists>
  lists: Record<string, string[]>
}

export interface Lists {
  include: Rule[]
  require: Rule[]
  exclude: Rule[]
}

export type Rule =
  | { email: { email: string } }
  | { email_domain: { domain: string } }
  | { email_list: { id: string } }
  | { geo: { country_code: string } }
  | { ip: { ip: string } }
  | { device_posture: { integration_uid: string } }
  | { group: { id: string } }

const COUNTRIES = ['PT', 'ES', 'FR', 'DE', 'IT', 'US', 'BR', 'IN']

/** Park and Miller's generator, so that every run draws the same. */
function draws(seed: number) {
  let state = seed
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
  return { below, some: <Made>(count: number, make: () => Made) => Array.from({ length: count }, make) }
}

export function company(): Company {
  const { below, some } = draws(26)
  const person = () => `Person-${below(1000)}@dept-${below(20)}.example`
  const people = Array.from({ length: 1000 }, (_, at) => ({
    email: `person-${at}@dept-${at % 20}.example`,
    country: COUNTRIES[below(COUNTRIES.length)] ?? 'PT',
    ip: `10.${below(8)}.${below(256)}.${below(256)}`,
    posture: { disk: below(4) > 0, firewall: below(4) > 0 },
  }))
  const known = () => people[below(1000)]?.email ?? person()
  const email = (): Rule => ({ email: { email: known() } })
  const domain = (): Rule => ({ email_domain: { domain: `Dept-${below(20)}.example` } })
  const list = (): Rule => ({ email_list: { id: `list-${below(8)}` } })
  const country = (): Rule => ({ geo: { country_code: COUNTRIES[below(COUNTRIES.length)] ?? 'PT' } })
  const network = (): Rule => ({ ip: { ip: `10.${below(8)}.${below(256)}.0/${16 + below(9)}` } })
  const device = (): Rule => ({ device_posture: { integration_uid: below(2) === 0 ? 'disk' : 'firewall' } })
  const group = (from: number): Rule => ({ group: { id: `group-${from + below(5)}` } })
  const inner = (): Lists => ({
    include: [...some(10, email), domain(), country()],
    require: [],
    exclude: some(2, email),
  })
  const outer = (): Lists => ({
    include: [...some(5, email), list(), group(5)],
    require: [device()],
    exclude: [email()],
  })
  const groups = [...some(5, outer), ...some(5, inner)]
  return {
    people,
    lists: Object.fromEntries(some(8, () => some(100, known)).map((entries, at) => [`list-${at}`, entries])),
    groups: Object.fromEntries(groups.map((lists, at) => [`group-${at}`, lists])),
    policies: some(100, () => ({
      include: [...some(10 + below(20), email), ...some(1 + below(2), domain), list(), group(0), ...some(4, network)],
      require: some(below(3), device),
      exclude: [...some(3, email), group(5)],
    })),
  }
}

export const lookupOf = ({ lists, groups }: Company): AccessLookup => ({
  list: (id) => lists[id],
  group: (id) => groups[id] ?? null,
})
