import { useEffect, useRef, useState } from 'react'

/** Whatever may look at what was typed, or take it away, comes with one of these. */
const BEFORE = ['keydown', 'pointerdown', 'click', 'focusout', 'visibilitychange', 'pagehide'] as const

/** A screen that shows nothing at the moment is waited for no longer than this, in milliseconds. */
const AT_LATEST_MS = 100

/**
 * The text of a box whose letters are on the screen before anybody is told of them: what a letter changes elsewhere on
 * the page may take as long as it does. `onText` hears of it when the screen has shown it, and at once before any other
 * key, before the box loses the focus or goes, and before the page is hidden or left; so nobody ever finds it missing.
 */
export function useTyped(text: string, onText: (text: string) => void) {
  const [typed, setTyped] = useState<string>()
  const newest = useRef(onText)
  useEffect(() => {
    newest.current = onText
  })

  const [box] = useState(() => {
    let untold: string | undefined
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let latest: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      if (untold === undefined) return
      const told = untold
      untold = undefined
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      clearTimeout(latest)
      setTyped(undefined)
      newest.current(told)
    }
    const type = (next: string) => {
      if (untold === undefined) {
        frame = requestAnimationFrame(() => {
          timer = setTimeout(tell)
        })
        latest = setTimeout(tell, AT_LATEST_MS)
      }
      untold = next
      setTyped(next)
    }
    return { tell, type }
  })

  useEffect(() => {
    for (const event of BEFORE) window.addEventListener(event, box.tell, true)
    return () => {
      for (const event of BEFORE) window.removeEventListener(event, box.tell, true)
      box.tell()
    }
  }, [box])

  return { text: typed ?? text, type: box.type }
}
