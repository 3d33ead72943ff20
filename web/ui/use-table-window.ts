import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'

/** A shorter table is drawn whole, so that the browser's own search finds everything in it. */
const WHOLE_UP_TO = 60

/** A row's height before it is measured: two lines of a sentence, in pixels. */
const ESTIMATE = 66

/** Which rows of a table that scrolls with the page are in the document, and how much room the others take. */
export function useTableWindow(count: number, keyOf: (index: number) => string | number) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  const long = count > WHOLE_UP_TO

  useLayoutEffect(() => {
    if (body.current) setTop(body.current.getBoundingClientRect().top + window.scrollY)
  }, [long])

  const virtualizer = useWindowVirtualizer({
    count,
    enabled: long,
    estimateSize: () => ESTIMATE,
    getItemKey: keyOf,
    overscan: 6,
    scrollMargin: top,
  })

  if (!long) return { body, visible: Array.from({ length: count }, (_, index) => index), before: 0, after: 0, measure }
  const items = virtualizer.getVirtualItems()
  return {
    body,
    visible: items.map(({ index }) => index),
    before: (items[0]?.start ?? top) - top,
    after: virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top),
    measure: virtualizer.measureElement,
  }
}

// A table that is drawn whole needs no heights.
const measure = () => undefined
