import { Autocomplete } from '@cloudflare/kumo/primitives/autocomplete'
import { inputVariants } from '@cloudflare/kumo/components/input'
import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { TypeAheadItem, type TypeAheadOption } from './TypeAheadOption'

export type { TypeAheadOption } from './TypeAheadOption'

export interface TypeAheadGroup {
  label: string
  items: TypeAheadOption[]
}

interface Props {
  /** The accessible name. A visible label, if any, is the caller's (`id` ties it to the box). */
  label?: string | undefined
  id?: string | undefined
  text: string
  onText: (text: string) => void
  /** What is offered for the text. Filtering is the caller's. */
  groups: TypeAheadGroup[]
  onChoose: (id: string) => void
  /** Sentences under the list: what could not be read, how many more there are. Shown also when nothing is offered. */
  notes?: string[] | undefined
  placeholder?: string | undefined
  inputMode?: 'text' | 'email' | 'url' | undefined
  inputRef?: Ref<HTMLInputElement> | undefined
  autoFocus?: boolean | undefined
  disabled?: boolean | undefined
  invalid?: boolean | undefined
  describedBy?: string | undefined
  /** The first option is marked while a person types, so that Enter takes it. Not for boxes that take any text. */
  markFirst?: boolean | undefined
  onPaste?: ((event: ClipboardEvent<HTMLInputElement>) => void) | undefined
  onFocus?: (() => void) | undefined
  onBlur?: ((event: FocusEvent<HTMLInputElement>) => void) | undefined
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined
}

const NONE: string[] = []

/**
 * A text box with a list under it: arrows move through the list, Enter takes the marked entry, Escape closes, and a
 * screen reader hears how many entries there are. What is typed and what is offered are the caller's.
 */
export function TypeAhead({ groups, text, onText, onChoose, notes = NONE, inputRef, ...box }: Props) {
  const [open, setOpen] = useState(false)
  const later = useDeferredValue(groups)
  // Enter takes what is marked, so that must be of what is typed; where nothing is marked, letters come before the list.
  const offered = box.markFirst ? groups : later
  const list = useOffered(offered, notes, onChoose)
  return (
    <Autocomplete.Root
      items={offered}
      filter={null}
      value={text}
      onValueChange={onText}
      itemToStringValue={(option: TypeAheadOption) => option.id}
      autoHighlight={box.markFirst ?? false}
      openOnInputClick
      open={open}
      onOpenChange={setOpen}
      disabled={box.disabled ?? false}
    >
      <Autocomplete.Input
        id={box.id}
        ref={inputRef}
        aria-label={box.label}
        aria-invalid={box.invalid || undefined}
        aria-describedby={box.describedBy}
        placeholder={box.placeholder}
        inputMode={box.inputMode}
        autoFocus={box.autoFocus}
        autoComplete="off"
        spellCheck={false}
        onPaste={box.onPaste}
        onFocus={box.onFocus}
        onBlur={(event) => {
          setOpen(false)
          box.onBlur?.(event)
        }}
        onKeyDown={box.onKeyDown}
        className={`${inputVariants({ variant: box.invalid ? 'error' : 'default' })} w-full`}
      />
      {/* No Autocomplete.Popup: it hides the rest of the page from screen readers although it can still be reached. */}
      {open && list}
    </Autocomplete.Root>
  )
}

/** The list under the box; drawn anew only when it offers something else. */
function useOffered(groups: TypeAheadGroup[], notes: string[], onChoose: (id: string) => void) {
  const chosen = useRef(onChoose)
  useEffect(() => {
    chosen.current = onChoose
  })
  const said = notes.join('\n')
  return useMemo(() => {
    const count = groups.reduce((sum, { items }) => sum + items.length, 0)
    const choose = (id: string) => chosen.current(id)
    const sentences = said === '' ? NONE : said.split('\n')
    return (
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={4} align="start" className="group/offered z-50 outline-none">
          <div className="flex max-h-[min(var(--available-height),24rem)] w-max max-w-[min(var(--available-width),40rem)] min-w-(--anchor-width) flex-col rounded-lg bg-kumo-control text-kumo-default shadow-lg ring ring-kumo-line">
            <Autocomplete.Status className="sr-only">{countWords(count)}</Autocomplete.Status>
            <Autocomplete.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain data-empty:hidden">
              {(group: TypeAheadGroup) => (
                <Autocomplete.Group
                  key={group.label}
                  items={group.items}
                  className="py-1.5 not-first:border-t not-first:border-kumo-line"
                >
                  <Autocomplete.GroupLabel className="mx-1.5 px-2 py-1 text-xs font-medium text-kumo-subtle">
                    {group.label}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(option: TypeAheadOption) => <TypeAheadItem key={option.id} option={option} onChoose={choose} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            {/* Away from the box, or the entries would move under the mouse when a sentence goes. */}
            {sentences.length > 0 && (
              <div className="border-t border-kumo-line px-3.5 py-2 text-sm text-kumo-subtle group-data-[side=top]/offered:order-first group-data-[side=top]/offered:border-t-0 group-data-[side=top]/offered:border-b">
                {sentences.map((note) => (
                  <p key={note}>{note}</p>
                ))}
              </div>
            )}
            {count === 0 && sentences.length === 0 && (
              <p className="px-3.5 py-2 text-sm text-kumo-subtle">Nothing found.</p>
            )}
          </div>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    )
  }, [groups, said])
}

const countWords = (count: number) =>
  count === 0 ? 'Nothing found.' : count === 1 ? '1 suggestion.' : `${count} suggestions.`
