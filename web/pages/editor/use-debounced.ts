import { useEffect, useMemo, useRef } from 'react'

interface Debounced {
  /** Runs the work when nothing has asked for it again for a while. */
  later: () => void
  /** Runs the work now, if it is due or not. */
  now: () => void
}

/** Work that follows a pause. What is still due is done when the page is left or hidden, so that nothing is lost. */
export function useDebounced(work: () => void, pause: number): Debounced {
  const newest = useRef(work)
  useEffect(() => {
    newest.current = work
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The last letters come when the page is being left, where nothing follows a pause any more.
  const leaving = useRef(false)

  const debounced = useMemo(() => {
    const now = () => {
      clearTimeout(timer.current)
      timer.current = undefined
      newest.current()
    }
    return {
      now,
      later: () => {
        clearTimeout(timer.current)
        if (leaving.current) now()
        else timer.current = setTimeout(now, pause)
      },
    }
  }, [pause])

  useEffect(() => {
    const flush = () => timer.current !== undefined && debounced.now()
    const onLeave = () => {
      leaving.current = true
      flush()
    }
    const onReturn = () => void (leaving.current = false)
    onReturn()
    window.addEventListener('pagehide', onLeave)
    window.addEventListener('pageshow', onReturn)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      window.removeEventListener('pageshow', onReturn)
      onLeave()
    }
  }, [debounced])

  return debounced
}
