import { useVirtualizer } from '@tanstack/react-virtual'
import { useImperativeHandle, useRef, type ReactNode, type Ref } from 'react'

export interface RowScroller {
  scrollTo: (position: number) => void
}

interface Props {
  ref: Ref<RowScroller>
  count: number
  keyOf: (position: number) => string | number
  row: (position: number) => ReactNode
}

/** The height of a row with one line, before it was measured, and the gap under it; in pixels. */
const ROW_HEIGHT = 48
const GAP = 6

/** A long list of which only the rows in view, and a few around them, are in the page. */
export function VirtualRows({ ref, count, keyOf, row }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    gap: GAP,
    overscan: 6,
    getItemKey: keyOf,
  })
  useImperativeHandle(ref, () => ({ scrollTo: (position) => virtual.scrollToIndex(position) }), [virtual])
  return (
    <div ref={box} role="presentation" className="max-h-[60vh] overflow-y-auto overscroll-contain p-0.5">
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => (
          <div
            key={key}
            ref={virtual.measureElement}
            role="presentation"
            data-index={index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
