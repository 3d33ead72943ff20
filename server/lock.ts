/** Runs `work` when everything that asked for the same key before has finished, well or badly. */
export type Lock = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** A lock inside this process: one at a time for each key, in the order asked. */
export function createLock(): Lock {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
