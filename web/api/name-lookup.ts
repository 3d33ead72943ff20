import type { PickerRow } from '#core/account-data'
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

const named = ({ name, detail }: Pick<PickerRow, 'name' | 'detail'>): Found => ({
  state: 'named',
  name,
  ...(detail !== undefined && { detail }),
})
