import { useEffect, useState } from 'react'

/** A value as it was when it had not changed for a while. For what need not follow each letter of somebody who types. */
export function useSettled<Value>(value: Value, pause: number): Value {
  const [settled, setSettled] = useState(() => value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}
