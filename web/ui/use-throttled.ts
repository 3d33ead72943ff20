import { useEffect, useRef, useState } from 'react'

/** A value that follows another, but changes at most once in a while; the newest value always arrives. */
export function useThrottled<Value>(value: Value, pause: number): Value {
  const [shown, setShown] = useState(value)
  const lastAt = useRef(0)
  useEffect(() => {
    const wait = Math.max(0, lastAt.current + pause - performance.now())
    const timer = setTimeout(() => {
      lastAt.current = performance.now()
      setShown(value)
    }, wait)
    return () => clearTimeout(timer)
  }, [value, pause])
  return shown
}
