import * as fc from 'fast-check'

/** Something that takes input from outside, and what it promises for whatever it is given. */
export interface Target {
  name: string
  /** Tries one input; throws when the promise is broken. Made anew for each run, so that a seed gives the same again. */
  property: () => fc.IRawProperty<unknown[]> | Promise<fc.IRawProperty<unknown[]>>
  /** How many inputs in a run of the usual length count for one here; slow targets get fewer. */
  cost?: number
}

export interface Tried {
  name: string
  runs: number
  /** What broke, and with which input. */
  failure?: string
}

/** No input of ours is large enough to take this long, in milliseconds. */
const HANG_MS = 2_000

/** A target that is a function: `check` throws when an answer is wrong, and must not take long. */
export function target<T>(name: string, input: fc.Arbitrary<T>, check: (input: T) => void): Target {
  return {
    name,
    property: () =>
      fc.property(input, (value) => {
        const began = performance.now()
        check(value)
        const took = performance.now() - began
        if (took > HANG_MS) throw new Error(`took ${Math.round(took)} ms`)
      }),
  }
}

/** Gives a target so many inputs; the same seed gives the same ones. */
export async function tryOut({ name, property, cost = 1 }: Target, seed: number, runs: number): Promise<Tried> {
  const numRuns = Math.max(1, Math.round(runs / cost))
  const result = await fc.check((await property()) as fc.IAsyncProperty<unknown[]>, { seed, numRuns })
  if (!result.failed) return { name, runs: result.numRuns }
  const reason =
    result.errorInstance instanceof Error ? (result.errorInstance.stack ?? '') : String(result.errorInstance)
  const given = fc.stringify(result.counterexample).slice(0, 2_000)
  return { name, runs: result.numRuns, failure: `with ${given}\n${reason}` }
}
