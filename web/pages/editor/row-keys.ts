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
}

/** What the keys do on a row that has the focus itself. Inside its fields only Escape means something: done. */
export function rowKeys(event: KeyboardEvent<HTMLElement>, row: Row): void {
  const { ruleType, index, locked, editable, open, actions, onOpen } = row
  if (event.defaultPrevented) return
  if (event.target !== event.currentTarget) {
    if (event.key === 'Escape' && open) onOpen(index, false)
    return
  }
  const done = () => event.preventDefault()
  if (event.key === 'Enter' && editable && !locked) {
    onOpen(index, !open)
    return done()
  }
  if (locked) return
  if (event.key === 'Delete' || event.key === 'Backspace') {
    actions.remove(ruleType, index)
    return done()
  }
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    const to = neighbour(ruleType, event.key === 'ArrowUp' ? -1 : 1)
    if (to) actions.move(ruleType, index, to)
    return done()
  }
}
