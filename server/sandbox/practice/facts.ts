import type { PolicyDocument, GroupDocument } from '#core/documents'
import type { AccountFacts, AppFacts, OrganizationFacts } from '#core/findings/account-facts'
import type { PickerRow } from '#core/account-data'
import type { Document, SeedAccount } from '../seed-account'
import { objectsOf } from './reading'
import { practiceRuleNotes } from './rule-notes'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

const present = (members: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

const row = ({ id, name, type }: Document): PickerRow => ({ id, name: String(name), ...present({ type: text(type) }) })

/** A seed account as findings read it, without going through the API. */
export function factsOf({ documents }: SeedAccount, now: Date): AccountFacts {
  const { lists = [], list_items: items = [], organizations: [organization] = [] } = documents
  const { policies = [], groups = [], apps = [], tags: _tags, ...rest } = documents
  return {
    policies: policies as unknown as PolicyDocument[],
    groups: groups as unknown as GroupDocument[],
    apps: apps.map((app) => appFacts(app, policies)),
    lists: lists.map((list) => ({
      ...row(list),
      items: items.filter(({ list_id }) => list_id === list.id).map(({ value }) => String(value)),
    })),
    identity_providers: (rest.identity_providers ?? []).map(row),
    service_tokens: (rest.service_tokens ?? []).map((token) => ({ ...row(token), ...troubleOf(token, now) })),
    posture_checks: (rest.posture_checks ?? []).map(row),
    directory_groups: (rest.scim_groups ?? []).map(({ externalId, displayName, identity_provider_id }) => ({
      id: String(externalId),
      name: String(displayName),
      identity_provider_id: String(identity_provider_id),
    })),
    organization: organization as OrganizationFacts | undefined,
    sensitive_apps: new Set(
      apps.filter(({ tags }) => Array.isArray(tags) && tags.includes('Sensitive')).map(({ id }) => id),
    ),
    company_domains: ['harbour.example'],
    notes: practiceRuleNotes(now),
    now,
  }
}

function appFacts(app: Document, policies: readonly Document[]): AppFacts {
  const { allowed_idps, session_duration, domain } = app
  return {
    ...row(app),
    ...present({ domain: text(domain), session_duration: text(session_duration) }),
    ...(Array.isArray(allowed_idps) ? { allowed_idps: allowed_idps.map(String) } : {}),
    policies: objectsOf(app.policies).map((held) => ({
      id: String(held['id']),
      name: String(held['name'] ?? policies.find(({ id }) => id === held['id'])?.name),
      reusable: held['reusable'] !== false,
      precedence: Number(held['precedence']),
      ...(held['reusable'] === false ? { document: held as unknown as PolicyDocument } : {}),
    })),
  }
}

function troubleOf({ enabled, expires_at }: Document, now: Date): { trouble?: string } {
  if (enabled === false) return { trouble: 'This key is switched off, so nothing gets in with it.' }
  const at = Date.parse(String(expires_at))
  return at < now.getTime() ? { trouble: `This key expired on ${DAY.format(at)}, so nothing gets in with it.` } : {}
}
