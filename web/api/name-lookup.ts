import type { DirectoryGroup, PickerRow } from '#core/account-data'
import type { LastKnownName } from '#core/history-record'
import type { Found, NameLookup, Reference, ReferenceKind } from '#core/reference'

export type ReferenceRows = Partial<Record<ReferenceKind, readonly Pick<PickerRow, 'id' | 'name' | 'detail'>[]>>

/**
 * Answers names from what was read; a kind that is absent was not read. An account that is not among the rows is
 * `unread`, never `missing`: a token sees only some accounts, so not seeing one says nothing.
 */
export function nameLookup(rows: ReferenceRows): NameLookup {
  const indexes = new Map<ReferenceKind, Map<string, Found>>()
  const indexOf = (kind: ReferenceKind) => {
    const known = indexes.get(kind)
    if (known) return known
    const index = new Map(rows[kind]?.map((row) => [row.id, named(row)]))
    indexes.set(kind, index)
    return index
  }
  return ({ kind, id }: Reference) => {
    if (!rows[kind]) return { state: 'unread' }
    return indexOf(kind).get(id) ?? { state: kind === 'accounts' ? 'unread' : 'missing' }
  }
}

/** Answers what something was called last that is not there any more; `undefined` = nobody ever saw it. */
export function lastNames(gone: readonly LastKnownName[]) {
  const names = new Map(gone.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  return ({ kind, id }: Reference) => names.get(`${kind} ${id}`)
}

/** The names of a directory's groups, which rules know by an id; ids are compared as directories do, in any case. */
export function directoryGroupLookup(groups: readonly DirectoryGroup[]) {
  const keyOf = (id: string, provider: string) => `${provider} ${id.toLowerCase()}`
  const names = new Map(groups.map(({ id, name, identity_provider_id }) => [keyOf(id, identity_provider_id), name]))
  return (id: string, identityProviderId: string) => names.get(keyOf(id, identityProviderId))
}

const named = ({ name, detail }: Pick<PickerRow, 'name' | 'detail'>): Found => ({
  state: 'named',
  name,
  ...(detail !== undefined && { detail }),
})
