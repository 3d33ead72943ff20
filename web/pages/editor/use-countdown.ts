import { useEffect, useEffectEvent, useState } from 'react'

/** Whole seconds left of a wait, counted down once a second; at 0 `onEnd` is called. `undefined` = no wait. */
export function useCountdown(seconds: number | undefined, onEnd: () => void): number | undefined {
  const [left, setLeft] = useState(seconds)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (left === undefined) return
    if (left <= 0) return end()
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return left
}
