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
        timer.current = setTimeout(now, pause)
      },
    }
  }, [pause])

  useEffect(() => {
    const flush = () => timer.current !== undefined && debounced.now()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [debounced])

  return debounced
}
