import { normalised, stableText, writable } from './canonical'
import type { DocumentKind } from './document-kind'
import { isObject } from './json'
import type { Change, Sides } from './merge-change'

export interface FieldChange extends Change, Sides<unknown> {
  kind: 'field'
  /** One name, or several for a member inside another. The values are normalised; `undefined` = not set. */
  path: readonly string[]
}

/**
 * The policy's objects whose members are settings of their own; any other object is one value. `empty`: without members
 * it says no more than if it were absent. An empty second factor does: it overrides what the application says.
 */
const INSIDE: Readonly<Record<string, { empty: 'as absent' | 'says something' }>> = {
  mfa_config: { empty: 'says something' },
  connection_rules: { empty: 'as absent' },
  'connection_rules.rdp': { empty: 'as absent' },
}

/** The fields that one side or both changed, `lists` aside. What Cloudflare rewrites by itself is no change. */
export function fieldChanges(kind: DocumentKind, versions: Sides<object>, lists: ReadonlySet<string>): FieldChange[] {
  const normal: Sides<Record<string, unknown>> = {
    base: normalised(kind, versions.base),
    theirs: normalised(kind, versions.theirs),
    mine: normalised(kind, versions.mine),
  }
  const names = new Set(Object.values(versions).flatMap((version) => Object.keys(writable(kind, version))))
  return [...names].filter((name) => !lists.has(name)).flatMap((name) => changesAt(kind, [name], normal))
}

function changesAt(kind: DocumentKind, path: readonly string[], within: Sides<Record<string, unknown>>): FieldChange[] {
  const name = path.at(-1) ?? ''
  const valueOf = (members: Record<string, unknown>) => (Object.hasOwn(members, name) ? members[name] : undefined)
  const [base, theirs, mine] = [valueOf(within.base), valueOf(within.theirs), valueOf(within.mine)]
  const theyChanged = !same(base, theirs)
  const iChanged = !same(base, mine)
  if (!theyChanged && !iChanged) return []
  const known = kind === 'policies' && Object.hasOwn(INSIDE, path.join('.')) ? INSIDE[path.join('.')] : undefined
  const began = base === undefined && known?.empty === 'as absent' ? {} : base
  if (known && isObject(began) && isObject(theirs) && isObject(mine)) {
    const inside = { base: began, theirs, mine }
    const names = new Set(Object.values(inside).flatMap((members) => Object.keys(members)))
    return [...names].flatMap((member) => changesAt(kind, [...path, member], inside))
  }
  const by = theyChanged && iChanged ? 'both' : theyChanged ? 'theirs' : 'mine'
  return [{ kind: 'field', path, by, conflict: by === 'both' && !same(theirs, mine), base, theirs, mine }]
}

const same = (a: unknown, b: unknown) =>
  a === b || (a !== undefined && b !== undefined && stableText(a) === stableText(b))

/** The document with the member at `path` as the other has it: its value as it came, or not there at all. */
export function withMemberOf(
  document: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  other: object,
): Record<string, unknown> {
  const members = new Map(Object.entries(document))
  const theirs = Object.hasOwn(other, name) ? (other as Record<string, unknown>)[name] : undefined
  const mine = members.get(name)
  if (rest.length > 0 && isObject(mine)) members.set(name, withMemberOf(mine, rest, isObject(theirs) ? theirs : {}))
  else if (Object.hasOwn(other, name)) members.set(name, theirs)
  else members.delete(name)
  // Not by assignment: a member may be called `__proto__`.
  return Object.fromEntries(members)
}
