import { useMemo } from 'react'
import { canonicalRule } from '#core/canonical'
import { ruleOf, type RuleRow } from '#core/draft'
import type { ReadRule } from '#core/rule'
import { ruleKey, type RuleNote } from '#core/rule-note'
import type { RuleType } from '#core/rule-type'
import { useStore } from '../../../external-store'
import { useDraftEditor } from '../editor-context'

/** What was said of the rule in a row, and how to say something of it. */
export interface RowNote {
  note: RuleNote | undefined
  /** Opens the dialog; absent where nothing can be said. */
  ask: (() => void) | undefined
}

/** The note of a row. What is no rule yet has none, nor a row whose group is only made by the save. */
export function useRuleNote(ruleType: RuleType, row: RuleRow, read: ReadRule): RowNote {
  const { ruleNotes, noteAsked, noteLock } = useDraftEditor()
  const notes = useStore(ruleNotes)
  const none = read.state === 'incomplete' || row.anyOf !== undefined
  const note = useMemo(
    () => (notes === undefined || notes.size === 0 || none ? undefined : notes.get(ruleKey(ruleType, ruleOf(row)))),
    [notes, none, ruleType, row],
  )
  const can = notes !== undefined && noteLock === undefined && !none
  return { note, ask: can ? () => noteAsked.set({ ruleType, rule: canonicalRule(ruleOf(row)) }) : undefined }
}
