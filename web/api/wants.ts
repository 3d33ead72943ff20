/**
 * Which lists somebody on the page has use for. A want comes up while the page is being drawn, so those who listen are
 * told after that.
 */
export interface Wants {
  want: (name: string) => void
  /** All that was wanted so far; another object only when something was added. */
  all: () => ReadonlySet<string>
  subscribe: (listener: () => void) => () => void
}

export function createWants(): Wants {
  let wanted: ReadonlySet<string> = new Set<string>()
  const listeners = new Set<() => void>()
  let telling = false
  const tell = () => {
    telling = false
    for (const listener of listeners) listener()
  }
  return {
    want: (name) => {
      if (wanted.has(name)) return
      wanted = new Set([...wanted, name])
      if (telling) return
      telling = true
      queueMicrotask(tell)
    },
    all: () => wanted,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
