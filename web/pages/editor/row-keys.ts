import type { KeyboardEvent } from 'react'
import type { RuleType } from '#core/rule-type'
import { neighbour, type RuleActions } from './use-rule-actions'

interface Row {
  ruleType: RuleType
  index: number
  locked: boolean
  editable: boolean
  open: boolean
  actions: RuleActions
  onOpen: (index: number, open: boolean) => void
  /** Opens the row to become an “any of”; absent where it cannot. */
  onAnyOf: (() => void) | undefined
  /** Asks why the rule is there; absent where nothing can be said of it. */
  onNote: (() => void) | undefined
}

/** What the keys do on a row that has the focus itself. */
export function rowKeys(event: KeyboardEvent<HTMLElement>, row: Row): void {
  const { ruleType, index, locked, editable, open, actions, onOpen, onAnyOf, onNote } = row
  if (event.defaultPrevented || event.target !== event.currentTarget) return
  const done = () => event.preventDefault()
  if (event.key === 'Enter' && editable && !locked) {
    onOpen(index, !open)
    return done()
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
  if (plain && event.key === 'w' && onNote) {
    onNote()
    return done()
  }
  if (locked) return
  if (event.key === 'Delete' || event.key === 'Backspace') {
    actions.remove(ruleType, index)
    return done()
  }
  if (plain && event.key === 'o' && onAnyOf) {
    onAnyOf()
    return done()
  }
  if (plain && event.key === 'j' && ruleType === 'require' && index > 0) {
    actions.join([index - 1, index])
    return done()
  }
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    const to = neighbour(ruleType, event.key === 'ArrowUp' ? -1 : 1)
    if (to) actions.move(ruleType, index, to)
    return done()
  }
}

/**
 * Escape in the fields of a row: done. It is taken before the field sees it, because a box with suggestions would empty
 * itself. Where a list of suggestions is open, Escape closes only that.
 */
export function closeOnEscape(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const { target } = event
  if (event.key !== 'Escape' || !(target instanceof HTMLElement) || target.ariaExpanded === 'true') return
  event.preventDefault()
  event.stopPropagation()
  close()
}
