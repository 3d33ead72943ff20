/** A pause longer than this starts a new undo step while somebody types on in the same field. */
export const TYPING_PAUSE_MS = 400

/** More steps than anybody walks back, few enough that a thousand-rule draft stays small in memory. */
export const MOST_STEPS = 200

/** The states of something that can be undone, oldest first, around the present one. */
export interface History<State> {
  past: readonly State[]
  present: State
  future: readonly State[]
  /** What was typed in last and when, in milliseconds; absent after a structural step, an undo or a redo. */
  typing?: { field: string; at: number }
}

export const startHistory = <State>(present: State): History<State> => ({ past: [], present, future: [] })

/**
 * The history after a change. Typing in one field without a pause is one step; every change without a `typing` field
 * (a rule added, moved, removed) is a step of its own. A new change forgets what had been undone.
 */
export function record<State>(
  history: History<State>,
  next: State,
  typing?: { field: string; at: number },
): History<State> {
  const { past, present, typing: last } = history
  const goesOn =
    typing !== undefined &&
    last !== undefined &&
    typing.field === last.field &&
    typing.at - last.at <= TYPING_PAUSE_MS &&
    past.length > 0
  return {
    past: goesOn ? past : [...past, present].slice(-MOST_STEPS),
    present: next,
    future: [],
    ...(typing && { typing }),
  }
}

/** One step back; the same history when there is none. */
export function undo<State>(history: History<State>): History<State> {
  const { past, present, future } = history
  const previous = past.at(-1)
  return previous === undefined ? history : { past: past.slice(0, -1), present: previous, future: [present, ...future] }
}

/** One undone step forth; the same history when nothing was undone. */
export function redo<State>(history: History<State>): History<State> {
  const { past, present, future } = history
  const [next, ...later] = future
  return next === undefined ? history : { past: [...past, present], present: next, future: later }
}
