import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Whole seconds left of a wait, counted down once a second; at 0 `onEnd` is called. `reason`: another one is another wait,
 * which begins anew.
 */
export function useCountdown(seconds: number, reason: unknown, onEnd: () => void): number {
  const [left, setLeft] = useState(seconds)
  const [counted, setCounted] = useState(reason)
  if (counted !== reason) {
    setCounted(reason)
    setLeft(seconds)
  }
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (left <= 0) return end()
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left, counted])
  return left
}
