import { useState } from 'react'
import { ruleOf, type RuleRow } from '#core/draft'
import type { RuleType } from '#core/rule-type'
import { useEditor } from '../editor-context'
import { anyOfIn, newMark, rowWith } from './any-of-rows'

interface Options {
  ruleType: RuleType
  index: number
  row: RuleRow
  /** Its fields are shown. */
  open: boolean
  onRow: (row: RuleRow) => void
  onOpen: (index: number, open: boolean) => void
}

/** What a row can do as an “any of”, or to become one. */
export interface AnyOfState {
  /** The rules of which one must hold; `undefined` = it is no “any of”. */
  rules: readonly unknown[] | undefined
  /** The same while they are being edited; a row that is to become an “any of” has one rule so far. */
  edited: readonly unknown[] | undefined
  /** What it holds is still being read, so that it cannot be changed yet. */
  reading: boolean
  /** That and why, in words, for whoever wants to change it. */
  notRead: string | undefined
  setRules: (rules: readonly unknown[]) => void
  /** Opens the row to become an “any of”; absent where a row cannot. */
  begin: (() => void) | undefined
}

const BEING_READ = 'What it holds is still being read.'
const NOT_READ = 'What it holds was not read, so it cannot be changed here. Reload the page to try again.'

/** One row as an “any of”. With one rule it is that rule, so a row never becomes one before there are two. */
export function useAnyOfRow({ ruleType, index, row, open, onRow, onOpen }: Options): AnyOfState {
  const { draft, actions, helpers } = useEditor()
  const [begun, setBegun] = useState(false)
  // Once it is closed, it is a rule like any other again.
  if (begun && !open) setBegun(false)
  const own = ruleType === 'require' ? anyOfIn(row, helpers) : undefined
  const rules = own?.rules
  const able = ruleType === 'require' && helpers.able && !own
  return {
    rules,
    edited: rules ?? (begun ? [ruleOf(row)] : undefined),
    reading: own?.reading === true,
    notRead: own?.reading ? (helpers.isPending ? BEING_READ : NOT_READ) : undefined,
    setRules: (next) => {
      const changed = rowWith(row, next, newMark(draft.now(), helpers), helpers)
      if (!changed) return actions.remove(ruleType, index)
      // What is left of it when one rule goes stays open, so that another can be added.
      setBegun(true)
      onRow(changed)
    },
    begin: able
      ? () => {
          onOpen(index, true)
          setBegun(true)
        }
      : undefined,
  }
}
