/** Keeps the things that were asked for last, at most so many; what is asked for again counts as new. */
export function createRecent<Thing>(most: number) {
  const kept = new Map<string, Thing>()
  return {
    /** The thing of that name, made when it is not kept. */
    get(name: string, make: () => Thing): Thing {
      const thing = kept.get(name) ?? make()
      kept.delete(name)
      kept.set(name, thing)
      const oldest = kept.keys().next().value
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return thing
    },
    /** The thing of that name if it is kept. That is not asking for it. */
    find: (name: string): Thing | undefined => kept.get(name),
    /** Oldest first. */
    all: (): [name: string, thing: Thing][] => [...kept],
  }
}
