import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { createStore, useStore } from '../../external-store'

/** The draft of the address that comes next, when the page that is open goes on with it. */
export const goesOnWith = createStore<{ draft: string | undefined } | undefined>(undefined)

/**
 * The draft on the server that the page is to be opened with. `time` counts up when it is to be opened anew; it stays
 * when the page that is open put its own draft on the server, or has done with it.
 */
export function useOpenedDraft(): { draft: string | undefined; time: number } {
  const named = useSearch({ strict: false, select: (search) => (search as { draft?: string }).draft })
  const goesOn = useStore(goesOnWith)
  const [opened, setOpened] = useState({ draft: named, time: 0 })
  const [last, setLast] = useState(named)
  if (named !== last) {
    setLast(named)
    if (goesOn?.draft !== named || goesOn === undefined) setOpened({ draft: named, time: opened.time + 1 })
  }
  useEffect(() => goesOnWith.set(undefined), [named])
  return opened
}
