import type { Rule } from '#core/rule'
import type { Document, SeedAccount } from '../seed-account'
import { appDocument } from './apps'
import { everydayGroups } from './groups'
import { groupDocument } from './groups'
import { idOf } from './id'
import { identityProviders } from './identity-providers'
import { listItems, lists } from './lists'
import { organizations } from './organization'
import { reusablePolicy } from './policies'
import { postureChecks } from './posture'
import { dice, type Dice } from './random'
import { country, deviceCheck, email, emailDomain, entraGroup, everyone, group, ip, serviceToken } from './rules'
import { serviceTokens } from './service-tokens'

export interface Sizes {
  groups?: number
  policies?: number
  apps?: number
  people?: number
  /** How many rules the policy "Thousand rules" has. */
  rulesInOne?: number
}

/** As long as Cloudflare allows a name to be. */
const LONGEST_NAME = 350

const SUBJECTS = ['Billing', 'Berths', 'Cranes', 'Customs', 'Fleet', 'Ledger', 'Maps', 'Orders', 'Rosters', 'Tariffs']
const PLACES = ['Lisbon', 'Porto', 'Piraeus', 'Yokohama', 'Hamburg', 'Santos', 'Άνδρος', '横浜', 'São Tomé']
const AUDIENCES = ['readers', 'editors', 'owners', 'on-call', 'suppliers', 'auditors']
const COUNTRIES = ['PT', 'GR', 'JP', 'DE', 'BR', 'ES', 'FR']
const DOMAINS = ['harbour.example', 'nordkai.example', 'example.com', 'tidewright.example', 'customs.example']
const FIRST_NAMES = ['Ana', 'Bruno', 'Chloë', 'Dário', 'Eleni', 'Farid', 'Greta', 'Haruka', 'Iván', 'Jun', 'Katja']
const LAST_NAMES = ['Abreu', 'Bastos', 'Claaßen', 'Duarte', 'Engel', 'Fontes', 'García', 'Hara', 'Ito', 'Jensen']

const numbered = (nth: number) => String(nth + 1).padStart(4, '0')

const addressOf = (nth: number) => `person-${numbered(nth)}@${DOMAINS[nth % DOMAINS.length]}`

/** A believable name that no other thing of its kind has. */
const nameOf = ({ pick }: Dice, nth: number) => `${pick(SUBJECTS)} ${pick(AUDIENCES)}, ${pick(PLACES)} ${numbered(nth)}`

function generatedGroups(count: number, people: number): Document[] {
  const random = dice(300)
  return Array.from({ length: count }, (_, nth) => {
    const members = Array.from({ length: 1 + random.below(12) }, () => email(addressOf(random.below(people))))
    // Only towards groups made before, so that nesting never goes in a circle.
    const nested = nth > 0 && random.chance(0.2) ? [group(`large-${random.below(nth)}`)] : []
    return groupDocument(`large-${nth}`, nameOf(random, nth), {
      include: [...members, ...nested],
      exclude: random.chance(0.1) ? [email(addressOf(random.below(people)))] : [],
    })
  })
}

function whoGetsIn(random: Dice, groups: number, people: number): Rule[] {
  const rules: (() => Rule)[] = [
    () => group(groups > 0 ? `large-${random.below(groups)}` : 'staff'),
    () => email(addressOf(random.below(people))),
    () => emailDomain(random.pick(DOMAINS)),
    () => entraGroup(random.pick(['design', 'engineering', 'finance', 'operations'])),
  ]
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(rules)())
}

function generatedPolicy(random: Dice, nth: number, groups: number, people: number): Document {
  const slug = `large-${nth}`
  const name = nth === 1 ? nameOf(random, nth).padEnd(LONGEST_NAME, ' and all that belongs to it') : nameOf(random, nth)
  if (random.chance(0.08)) {
    return reusablePolicy(slug, name, 'non_identity', { include: [serviceToken(random.pick(['deploys', 'backups']))] })
  }
  if (random.chance(0.03)) return reusablePolicy(slug, name, 'bypass', { include: [everyone()] })
  return reusablePolicy(slug, name, random.chance(0.1) ? 'deny' : 'allow', {
    include: whoGetsIn(random, groups, people),
    require: random.chance(0.4) ? [random.chance(0.5) ? deviceCheck('gateway') : country(random.pick(COUNTRIES))] : [],
    exclude: random.chance(0.2) ? [group('leavers')] : [],
    session_duration: random.pick(['1h', '8h', '24h', '24h', '168h']),
  })
}

/** Rules of the kinds that people paste by the hundred, no two alike. */
function manyRules(count: number): Rule[] {
  return Array.from({ length: count }, (_, nth) => {
    if (nth % 10 === 8) return ip(`10.${(nth >> 8) & 255}.${nth & 255}.0/24`)
    if (nth % 10 === 9) return emailDomain(`supplier-${numbered(nth)}.example`)
    return email(`member-${numbered(nth)}@harbour.example`)
  })
}

function generatedPolicies(count: number, groups: number, people: number, rulesInOne: number): Document[] {
  const random = dice(500)
  return Array.from({ length: count }, (_, nth) =>
    nth === 0
      ? reusablePolicy('thousand-rules', 'Thousand rules', 'allow', { include: manyRules(rulesInOne) })
      : generatedPolicy(random, nth, groups, people),
  )
}

function generatedApps(count: number, policies: Document[]): Document[] {
  const random = dice(501)
  return Array.from({ length: count }, (_, nth) => {
    const slug = `large-${nth}`
    const chosen = new Set(
      Array.from({ length: Math.min(policies.length, 1 + random.below(3)) }, () => random.pick(policies).id),
    )
    return appDocument(slug, nameOf(random, nth), {
      type: random.chance(0.15) ? 'saas' : 'self_hosted',
      domain: `app-${numbered(nth)}.harbour.example`,
      policies: [...chosen].map((id, place) => ({ id, precedence: place + 1 })),
    })
  })
}

function generatedUsers(count: number): Document[] {
  const random = dice(5000)
  return Array.from({ length: count }, (_, nth) => {
    const address = addressOf(nth)
    const id = idOf(`user/${address}`)
    const day = String(1 + random.below(20)).padStart(2, '0')
    return {
      id,
      uid: id,
      email: address,
      name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`,
      access_seat: true,
      gateway_seat: random.chance(0.8),
      active_device_count: random.below(3),
      last_successful_login: `2026-11-${day}T09:00:00Z`,
      created_at: '2026-06-01T08:00:00Z',
      updated_at: `2026-11-${day}T09:00:00Z`,
    }
  })
}

/**
 * An account at Cloudflare's limits, for benchmarks and for trying whether a page stays quick: a realistic mix, the same
 * on every call. https://developers.cloudflare.com/cloudflare-one/account-limits/
 */
export function largeAccount(sizes: Sizes = {}): SeedAccount {
  const { groups = 300, policies = 500, apps = 500, people = 5000, rulesInOne = 1000 } = sizes
  // `leavers` and what it needs come along, since generated policies name it.
  const kept = everydayGroups.filter(({ name }) => name === 'Leavers')
  const generated = generatedPolicies(policies, groups - kept.length, people, rulesInOne)
  return {
    name: 'Large account',
    access_enabled: true,
    token_access: 'write',
    documents: {
      organizations,
      policies: generated,
      apps: generatedApps(apps, generated),
      groups: [...kept, ...generatedGroups(groups - kept.length, people)],
      identity_providers: identityProviders,
      service_tokens: serviceTokens,
      lists,
      list_items: listItems,
      posture_checks: postureChecks,
      users: generatedUsers(people),
    },
  }
}
