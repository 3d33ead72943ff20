import type { Use } from './account-data'
import { anyOfsIn, markOfNew, rulesOfAnyOf, sameAlternatives } from './any-of'
import { canonicalRule, sameDocument } from './canonical'
import { NEW_ID, type DocumentChange } from './change-set'
import type { AccessDocument, DocumentKind } from './document-kind'
import type { GroupDocument } from './documents'
import { documentOf, type AnyOf, type Draft } from './draft'
import { helperMark, helperName, helperRules } from './helper-group'
import { withIds } from './rewritten'
import type { Names } from './selector'
import { referencesIn } from './used-by'

/** A document to save, and what its "any of" rows hold. */
export interface Edited {
  kind: DocumentKind
  /** What it was made from; absent for a new one. */
  base?: { document: AccessDocument; etag: string } | undefined
  document: Record<string, unknown>
  /** By the ids that stand in the document for groups which the save makes; see `anyOfsIn`. */
  anyOfs: ReadonlyMap<string, AnyOf>
}

/** What is known of the helper groups that are there. */
export interface LiveHelpers {
  /** The version that was read; `undefined` = it was not. */
  live(this: void, id: string): { document: GroupDocument; etag: string } | undefined
  /** What points to it; `undefined` = not known. */
  uses(this: void, id: string): readonly Pick<Use, 'kind' | 'id'>[] | undefined
}

/** How the edited document is called in the set, when it is new. */
export const NEW_DOCUMENT = `${NEW_ID}document`

/**
 * What a save writes. A helper group that nothing else uses is changed in place; one that is used elsewhere too, or of
 * which that is not known, stays as it is and a new one is made. What the document no longer names is deleted, if
 * nothing else uses it. Empty when there is nothing to write.
 */
export function changesOf(
  { kind, base, document, anyOfs }: Edited,
  helpers: LiveHelpers,
  names: Names,
): DocumentChange[] {
  const id = base?.document.id ?? NEW_DOCUMENT
  const named = new Set(groupsIn(document))
  const ownAlone = (helper: string) =>
    base !== undefined && helpers.uses(helper)?.every((use) => use.kind === kind && use.id === id) === true

  const kept = new Map<string, string>()
  const written: DocumentChange[] = []
  for (const [newId, anyOf] of anyOfs) {
    if (!named.has(newId)) continue
    const rules = rulesOfAnyOf(anyOf)
    const { from } = anyOf
    const live = from && helpers.live(from.id)
    const standing = live && helperRules(live.document)
    if (from && live && standing && !named.has(from.id) && ![...kept.values()].includes(from.id)) {
      const same = sameAlternatives(standing, rules)
      if (same || ownAlone(from.id)) kept.set(newId, from.id)
      if (same) continue
      if (ownAlone(from.id)) {
        const name = helperName(rules, helperMark(live.document.name) ?? markOfNew(newId), names)
        const changed = { ...live.document, name, include: rules }
        written.push({ action: 'update', kind: 'groups', id: from.id, etag: from.etag, document: changed })
        continue
      }
    }
    const name = helperName(rules, markOfNew(newId), names)
    written.push({ action: 'create', kind: 'groups', id: newId, document: { name, include: rules } })
  }

  const saved = withIds(document, ({ kind: of, id: newId }) => (of === 'groups' ? kept.get(newId) : undefined))
  const own: DocumentChange[] = !base
    ? [{ action: 'create', kind, id, document: saved }]
    : sameDocument(kind, base.document, saved)
      ? []
      : [{ action: 'update', kind, id, etag: base.etag, document: saved }]
  const left = new Set(groupsIn(saved))
  const gone = base
    ? helpersOf(base.document, helpers).filter((helper) => !left.has(helper.id) && ownAlone(helper.id))
    : []
  return [...written, ...own, ...gone.map(({ id: helper, etag }): DocumentChange => removal(helper, etag))]
}

/** What deletes a document: itself, and the helper groups that nothing else uses. */
export function deletionOf(
  kind: DocumentKind,
  { document, etag }: { document: AccessDocument; etag: string },
  helpers: LiveHelpers,
): DocumentChange[] {
  const alone = ({ id }: { id: string }) =>
    helpers.uses(id)?.every((use) => use.kind === kind && use.id === document.id) === true
  return [
    { action: 'delete', kind, id: document.id, etag },
    ...helpersOf(document, helpers)
      .filter(alone)
      .map((helper) => removal(helper.id, helper.etag)),
  ]
}

/**
 * What a fix puts together, each told which helper group it may be kept in: one that holds the same already, else one
 * whose content is in it and which the changed document no longer names. `candidates`: the helper groups to look at.
 */
export function keptIn(
  anyOfs: ReadonlyMap<string, AnyOf>,
  { before, after, candidates }: { before: unknown; after: unknown; candidates: readonly string[] },
  { live }: Pick<LiveHelpers, 'live'>,
): Map<string, AnyOf> {
  const left = new Set(groupsIn(after))
  const free = new Set(groupsIn(before).filter((id) => !left.has(id)))
  const taken = new Set<string>()
  return new Map(
    [...anyOfs].map(([newId, anyOf]) => {
      const rules = rulesOfAnyOf(anyOf)
      const all = new Set(rules.map(canonicalRule))
      const holding = (id: string) => helperRules(live(id)?.document) ?? []
      const usable = candidates.filter((id) => !taken.has(id) && !left.has(id) && holding(id).length > 0)
      const id =
        usable.find((one) => sameAlternatives(holding(one), rules)) ??
        usable.find((one) => free.has(one) && holding(one).every((rule) => all.has(canonicalRule(rule))))
      const version = id === undefined ? undefined : live(id)
      if (anyOf.from || id === undefined || !version) return [newId, anyOf]
      taken.add(id)
      return [newId, { ...anyOf, from: { id, etag: version.etag } }]
    }),
  )
}

/** The helper groups of a draft that are not there yet, as groups: what judges the draft has to know them. */
export const groupsOfAnyOfs = (anyOfs: ReadonlyMap<string, AnyOf>, names: Names): GroupDocument[] =>
  [...anyOfs].map(([id, anyOf]) => {
    const include = rulesOfAnyOf(anyOf)
    return { id, name: helperName(include, markOfNew(id), names), include }
  })

/** The draft as what a save of it would write; see `changesOf`. */
export const changesOfDraft = (
  draft: Draft,
  base: Edited['base'],
  helpers: LiveHelpers,
  names: Names,
): DocumentChange[] =>
  changesOf(
    { kind: draft.kind, base, document: documentOf(draft, base?.document), anyOfs: anyOfsIn(draft) },
    helpers,
    names,
  )

/** The ids of the groups that a document names, of which some may be helper groups. */
export const groupsIn = (document: unknown): string[] =>
  referencesIn(document).flatMap(({ kind, id }) => (kind === 'groups' ? [id] : []))

/** The helper groups that a document names. */
const helpersOf = (document: AccessDocument, helpers: LiveHelpers) =>
  groupsIn(document).flatMap((id) => {
    const live = helpers.live(id)
    return live && isHelper(live) ? [{ id, etag: live.etag }] : []
  })

const isHelper = ({ document }: { document: GroupDocument }) => helperRules(document) !== undefined

const removal = (id: string, etag: string): DocumentChange => ({ action: 'delete', kind: 'groups', id, etag })
