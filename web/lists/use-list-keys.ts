import { useEffect, type RefObject } from 'react'

interface Keys {
  /** `/` leads here. */
  filter: RefObject<HTMLInputElement | null>
  /** `n`; absent where nothing can be made. */
  onNew?: () => void
}

/** The keys of a list page. They are off while something is typed and while a dialog or list is open. */
export function useListKeys({ filter, onNew }: Keys) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
      if (event.key === '/') filter.current?.focus()
      else if (event.key === 'n' && onNew) onNew()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [filter, onNew])
}

const isTaken = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role=dialog], [role=listbox], [role=menu]') !== null)
