import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Decision } from '#core/decision'
import type { RuleType } from '#core/rule-type'
import { useDraftEditor } from './editor-context'
import { RuleRow } from './RuleRow'
import { keyOfRow, type RuleList } from './use-rule-lists'
import { useStore } from '../../external-store'
import { VirtualRows, type RowScroller } from './VirtualRows'

/** From this many rows on, only those in view are in the page; below, all are, so that the browser can find in them. */
const VIRTUAL_FROM = 61

interface Props {
  ruleType: RuleType
  label: string
  fields: RuleList['fields']
  /** The positions of the rows to show, in order. */
  shown: readonly number[]
  decision: Decision | undefined
  /** The focus was to go to a row, but there is none left. */
  onEmpty: () => void
}

/** The rows of one block. The arrow keys go from row to row, and Tab goes past them. */
export const RuleRows = memo(function RuleRows({ ruleType, label, fields, shown, decision, onEmpty }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const scroller = useRef<RowScroller>(null)
  const [reached, setReached] = useState(0)
  const [openKeys, setOpenKeys] = useState<ReadonlySet<string>>(new Set())
  const fieldsNow = useRef(fields)
  useEffect(() => {
    fieldsNow.current = fields
  })

  const focusRow = useFocusRow(list, scroller)
  const onOpen = useCallback(
    (index: number, open: boolean) => {
      const key = keyOfRow(fieldsNow.current[index])
      if (key === undefined) return
      setOpenKeys((keys) => {
        const next = new Set(keys)
        if (open) next.add(key)
        else next.delete(key)
        return next
      })
      if (!open) focusRow(index, index)
    },
    [focusRow],
  )
  useAttention(ruleType, shown, { focusRow, onOpen, onEmpty, scroller })

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (!(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return
    const at = shown.indexOf(Number(event.target.dataset['row']))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key]
    const index = to === undefined ? undefined : shown[to]
    if (to === undefined) return
    event.preventDefault()
    if (index !== undefined) focusRow(index, to)
  }

  const reachable = shown.includes(reached) ? reached : shown[0]
  const row = (position: number) => {
    const index = shown[position] ?? 0
    return (
      <RuleRow
        key={keyOfRow(fields[index])}
        ruleType={ruleType}
        index={index}
        position={position + 1}
        size={shown.length}
        decision={decision}
        open={openKeys.has(keyOfRow(fields[index]) ?? '')}
        reachable={index === reachable}
        onOpen={onOpen}
        onReach={setReached}
      />
    )
  }

  return (
    <div ref={list} role="list" aria-label={label} onKeyDown={onKeyDown}>
      {shown.length < VIRTUAL_FROM ? (
        <div role="presentation" className="flex flex-col gap-1.5 p-0.5">
          {shown.map((_, position) => row(position))}
        </div>
      ) : (
        <VirtualRows
          ref={scroller}
          count={shown.length}
          keyOf={(at) => keyOfRow(fields[shown[at] ?? 0]) ?? at}
          row={row}
        />
      )}
    </div>
  )
})

/** Focuses a row, scrolling to it first: a row out of view is not in the page yet. */
function useFocusRow(list: RefObject<HTMLDivElement | null>, scroller: RefObject<RowScroller | null>) {
  return useCallback(
    (index: number, position: number) => {
      scroller.current?.scrollTo(position)
      focusSoon(() => list.current?.querySelector<HTMLElement>(`[data-row="${index}"]`), scroller.current !== null)
    },
    [list, scroller],
  )
}

/** Focuses what `find` finds once it is drawn; after a few frames without it, there is nothing to focus. */
function focusSoon(find: () => HTMLElement | null | undefined, preventScroll: boolean, tries = 4) {
  requestAnimationFrame(() => {
    const found = find()
    if (found) found.focus({ preventScroll })
    else if (tries > 1) focusSoon(find, preventScroll, tries - 1)
  })
}

interface Handlers {
  focusRow: (index: number, position: number) => void
  onOpen: (index: number, open: boolean) => void
  onEmpty: () => void
  scroller: RefObject<RowScroller | null>
}

/** Goes where something else in the editor asks: to a row that was added, moved or brought back. */
function useAttention(ruleType: RuleType, shown: readonly number[], { focusRow, onOpen, onEmpty, scroller }: Handlers) {
  const { attention } = useDraftEditor()
  const wanted = useStore(attention)
  useEffect(() => {
    if (wanted?.ruleType !== ruleType) return
    attention.set(undefined)
    const position = Math.max(0, shown.indexOf(wanted.index))
    if (wanted.index < 0) return onEmpty()
    if (wanted.next === 'focus') return focusRow(wanted.index, position)
    // Its first field takes the focus itself.
    if (wanted.next === 'open') onOpen(wanted.index, true)
    scroller.current?.scrollTo(position)
  }, [wanted, ruleType, shown, attention, focusRow, onOpen, onEmpty, scroller])
}
