import { startTransition, useEffect, useState } from 'react'

/**
 * A value as it was when the screen last showed it. What is worked out from it never keeps letters from the screen, as
 * it may from a deferred value, which React turns to before the browser has drawn.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [painted, setPainted] = useState(() => value)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(() => value)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return painted
}
