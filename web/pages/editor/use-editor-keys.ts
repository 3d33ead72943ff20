import { useEffect, useRef, type RefObject } from 'react'
import { RULE_TYPES } from '#core/rule-type'

interface Commands {
  undo: () => void
  redo: () => void
  publish: () => void
  share: () => void
  shortcuts: () => void
}

/** What a key asks for, wherever in the editor it is pressed; `undefined` = nothing of ours. */
export type KeyCommand = keyof Commands | 'add' | { block: number }

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** `typing`: the key goes to a field; then only combinations with Ctrl or Cmd are ours. */
export function commandOf(
  { key, ctrlKey, metaKey, shiftKey, altKey }: Pressed,
  typing: boolean,
): KeyCommand | undefined {
  if (altKey) return undefined
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase()
    if (letter === 'z') return shiftKey ? 'redo' : 'undo'
    if (letter === 'y' && !shiftKey) return 'redo'
    if (letter === 's' && !shiftKey) return 'share'
    if (key === 'Enter') return 'publish'
    return undefined
  }
  if (typing) return undefined
  if (key === '?') return 'shortcuts'
  if (shiftKey) return undefined
  if (key === 'a') return 'add'
  const block = ['1', '2', '3'].indexOf(key)
  return block === -1 ? undefined : { block }
}

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]'

/** Where keys belong to something else: a dialog, a menu, a list of suggestions. */
const NOT_OURS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** The keys of the whole editor. Rows have some of their own. */
export function useEditorKeys(editor: RefObject<HTMLElement | null>, commands: Commands) {
  const newest = useRef(commands)
  useEffect(() => {
    newest.current = commands
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const root = editor.current
      const target = event.target
      if (!root || event.defaultPrevented || !(target instanceof HTMLElement) || target.closest(NOT_OURS)) return
      if (target !== document.body && !root.contains(target) && target.closest(TYPING)) return
      const command = commandOf(event, target.closest(TYPING) !== null)
      if (command === undefined) return
      // Text that is not part of the draft yet is undone by the browser, as long as there is some.
      const ownUndo = target instanceof HTMLInputElement && target.closest('[data-own-undo]') && target.value !== ''
      if (ownUndo && (command === 'undo' || command === 'redo')) return
      event.preventDefault()
      if (command === 'add') blockOf(root, target)?.querySelector<HTMLElement>('[data-add] input')?.focus()
      else if (typeof command === 'object') blocks(root)[command.block]?.focus()
      else newest.current[command]()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [editor])
}

const blocks = (root: HTMLElement) =>
  RULE_TYPES.map((ruleType) => root.querySelector<HTMLElement>(`[data-block="${ruleType}"]`))

/** The block that has the focus, or else the first. */
const blockOf = (root: HTMLElement, target: HTMLElement) => target.closest('[data-block]') ?? blocks(root)[0]
