/** Choices that look random and are the same on every run. */
export interface Dice {
  /** A whole number from 0 up to, not including, `limit`. */
  below: (limit: number) => number
  /** True in about `share` of the calls, 0 to 1. */
  chance: (share: number) => boolean
  /** One of the things; the list must not be empty. */
  pick: <Thing>(things: readonly Thing[]) => Thing
}

/** Dice that always fall the same way for the same seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    chance: (share) => next() < share,
    pick(things) {
      const thing = things[below(things.length)]
      if (thing === undefined) throw new Error('There is nothing to pick from.')
      return thing
    },
  }
}
