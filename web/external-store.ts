import { startTransition, useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** A value outside React: only the components that read it are drawn again when it changes. */
export interface ExternalStore<Value> {
  get: () => Value
  set: (value: Value) => void
  subscribe: (listener: () => void) => () => void
}

export function createStore<Value>(initial: Value): ExternalStore<Value> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return
      current = value
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** What `pick` takes out of a store; it must give the same thing for the same value, or the page draws for ever. */
export function useStore<Value, Picked = Value>(
  store: ExternalStore<Value>,
  pick: (value: Value) => Picked = (value) => value as unknown as Picked,
): Picked {
  const read = () => pick(store.get())
  return useSyncExternalStore(store.subscribe, read, read)
}

/**
 * As `useStore`, but drawn when there is time: a key that is pressed meanwhile does not wait for it. For what follows
 * from a change elsewhere on the page. `pick` must be the same in each drawing, so it takes nothing from the props.
 */
export function useStoreInTime<Value, Picked>(store: ExternalStore<Value>, pick: (value: Value) => Picked): Picked {
  const [picked, setPicked] = useState(() => pick(store.get()))
  const always = useRef(pick)
  useEffect(() => {
    const follow = () => {
      const next = always.current(store.get())
      startTransition(() => setPicked(() => next))
    }
    // It may have changed before anybody listened.
    follow()
    return store.subscribe(follow)
  }, [store])
  return picked
}
