import { anyOfWordsIn } from './any-of-words'
import type { AccountFacts } from './findings/account-facts'
import { referenceKey } from './used-by'
import type { Names } from './selector'
import type { ReferenceKind } from './reference'
import { foundInZones } from './zone-groups'

/** The names of what rules point to, from the account as both sides hold it. */
export function namesOf(facts: AccountFacts): Names {
  const kinds: Partial<Record<ReferenceKind, readonly { id: string; name: string }[] | undefined>> = {
    groups: facts.groups,
    email_lists: facts.lists,
    ip_lists: facts.lists,
    identity_providers: facts.identity_providers,
    service_tokens: facts.service_tokens,
    posture_checks: facts.posture_checks,
    apps: facts.apps,
  }
  const names = new Map<string, string>()
  for (const [kind, rows] of Object.entries(kinds))
    for (const { id, name } of rows ?? []) names.set(referenceKey({ kind: kind as ReferenceKind, id }), name)
  const directory = new Map(
    (facts.directory_groups ?? []).map(({ id, identity_provider_id: provider, name }) => [`${provider}:${id}`, name]),
  )
  return {
    nameOf: (reference) => {
      if (kinds[reference.kind] === undefined) return { state: 'unread' }
      const name = names.get(referenceKey(reference))
      if (name !== undefined) return { state: 'named', name }
      const { kind, id } = reference
      return kind === 'groups' && facts.zone_groups ? foundInZones(facts.zone_groups, id) : { state: 'missing' }
    },
    directoryGroupName: (id, provider) => directory.get(`${provider}:${id}`),
    anyOf: anyOfWordsIn(facts.groups),
  }
}
