/** A condition; two that hold under the same circumstances are one number. */
export type Condition = number

export const NEVER: Condition = 0
export const ALWAYS: Condition = 1

/** Beyond so many, conditions have become too tangled to be compared. It keeps three of them in one exact number. */
const MOST = 131_072

/** Thrown when conditions are too tangled; nothing is said of them then. */
export class TooTangled extends Error {}

/**
 * Conditions on facts that we lack, made of "this rule holds" by and, or and not, and kept so that equal conditions are
 * the same number (reduced ordered binary decision diagrams, Bryant 1986). Each is "if the fact of `variable` holds then
 * `high`, else `low`".
 */
export class Conditions {
  readonly #variable: number[] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
  readonly #low: Condition[] = [NEVER, ALWAYS]
  readonly #high: Condition[] = [NEVER, ALWAYS]
  readonly #nodes = new Map<number, Map<number, Condition>>()
  readonly #answers = new Map<number, Condition>()
  readonly #facts = new Map<string, number>()
  #generation = 0

  /** Counts how often everything was forgotten: conditions of another generation mean nothing. */
  get generation(): number {
    return this.#generation
  }

  /** Forgets all conditions, when they have become too many. */
  clear() {
    this.#generation += 1
    this.#variable.length = this.#low.length = this.#high.length = 2
    for (const kept of [this.#nodes, this.#answers, this.#facts]) kept.clear()
  }

  /** The condition that one fact holds; the same text is the same fact. */
  fact(name: string): Condition {
    const variable = this.#facts.get(name) ?? this.#facts.size
    this.#facts.set(name, variable)
    return this.#node(variable, NEVER, ALWAYS)
  }

  /** Where `given` holds `then`, elsewhere `otherwise`. */
  choose(given: Condition, then: Condition, otherwise: Condition): Condition {
    if (given === ALWAYS || then === otherwise) return then
    if (given === NEVER) return otherwise
    if (then === ALWAYS && otherwise === NEVER) return given
    const key = (given * MOST + then) * MOST + otherwise
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    const variable = Math.min(this.#variableOf(given), this.#variableOf(then), this.#variableOf(otherwise))
    const high = this.choose(this.#at(given, variable, true), this.#at(then, variable, true), this.#at(otherwise, variable, true)) // prettier-ignore
    const low = this.choose(this.#at(given, variable, false), this.#at(then, variable, false), this.#at(otherwise, variable, false)) // prettier-ignore
    const answer = this.#node(variable, low, high)
    this.#answers.set(key, answer)
    return answer
  }

  and = (one: Condition, other: Condition): Condition => this.choose(one, other, NEVER)
  or = (one: Condition, other: Condition): Condition => this.choose(one, ALWAYS, other)
  not = (one: Condition): Condition => this.choose(one, NEVER, ALWAYS)

  #variableOf(one: Condition): number {
    return this.#variable[one] ?? Number.MAX_SAFE_INTEGER
  }

  /** The condition once it is known whether the fact of a variable holds; it must not be below it. */
  #at(one: Condition, variable: number, holds: boolean): Condition {
    if (this.#variable[one] !== variable) return one
    return (holds ? this.#high[one] : this.#low[one]) ?? NEVER
  }

  #node(variable: number, low: Condition, high: Condition): Condition {
    if (low === high) return low
    const same = this.#nodes.get(variable) ?? new Map<number, Condition>()
    this.#nodes.set(variable, same)
    const key = low * MOST + high
    const known = same.get(key)
    if (known !== undefined) return known
    const made = this.#variable.length
    if (made >= MOST) throw new TooTangled('These conditions are too tangled to be compared.')
    this.#variable.push(variable)
    this.#low.push(low)
    this.#high.push(high)
    same.set(key, made)
    return made
  }
}
