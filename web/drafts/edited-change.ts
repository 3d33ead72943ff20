import { anyOfRow, groupOfRow, withAnyOfs } from '#core/any-of'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument } from '#core/document-kind'
import { draftOf, type AnyOf, type Draft, type RuleRow } from '#core/draft'
import { helperMark, helperRules, isHelperGroup } from '#core/helper-group'
import { writeJson } from '#core/json'
import type { SharedDraft } from '#core/shared-draft'
import type { DraftBase } from './draft-storage'
import { baseOf } from './draft-words'

/** A change of a draft that the editor can show: all but a deletion. */
export type Editable = Exclude<DocumentChange, { action: 'delete' }>

/**
 * The one change of a draft that somebody works on in the editor; the others keep the groups that belong to it.
 * `undefined` when there are several, or it deletes something.
 */
export function editedChange(draft: Pick<SharedDraft, 'changes' | 'bases'>): Editable | undefined {
  const own = draft.changes.filter(
    (change) => !isHelperGroup(change.action === 'delete' ? baseOf(draft, change) : change.document),
  )
  const [only] = own
  return own.length === 1 && only && only.action !== 'delete' ? only : undefined
}

/** The version that a change was begun on; `undefined` of something new, and when the draft does not hold it. */
export function begunOn(draft: Pick<SharedDraft, 'bases'>, change: DocumentChange): DraftBase | undefined {
  const document = baseOf(draft, change)
  return document && change.action !== 'create'
    ? { document: document as AccessDocument, etag: change.etag }
    : undefined
}

/** What the helper groups hold that a draft makes, by the ids that stand for them in it. */
export const anyOfsMade = ({ changes }: Pick<SharedDraft, 'changes'>): Map<string, AnyOf> =>
  new Map(
    changes.flatMap((change): [string, AnyOf][] => {
      const rules = change.action === 'create' ? helperRules(change.document) : undefined
      return rules ? [[change.id, { rules: rules.map((rule) => writeJson(rule)) }]] : []
    }),
  )

/** A change of a draft as the editor holds it, with the “any of” rows that its helper groups keep. */
export function draftFrom(shared: Pick<SharedDraft, 'changes'>, change: Editable): Draft {
  const draft = withAnyOfs(draftOf(change.kind, change.document), anyOfsMade(shared))
  const rowOf = new Map(
    shared.changes.flatMap((other): [string, RuleRow][] => {
      if (other === change || other.action !== 'update') return []
      const rules = helperRules(other.document)
      const mark = helperMark(other.document['name'])
      return rules && mark !== undefined ? [[other.id, anyOfRow(rules, mark, { id: other.id, etag: other.etag })]] : []
    }),
  )
  if (rowOf.size === 0) return draft
  const written = (rows: readonly RuleRow[]) => rows.map((row) => rowOf.get(groupOfRow(row) ?? '') ?? row)
  const { include, require, exclude } = draft
  return { ...draft, include: written(include), require: written(require), exclude: written(exclude) }
}
