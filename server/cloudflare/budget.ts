import { type Allowance, CLOUDFLARE_LIMIT, createAllowance, LISTS_LIMIT } from './allowance'

/** Runs something after so many milliseconds; answers how to call it off. */
export type Schedule = (ms: number, run: () => void) => () => void

/**
 * What a call is for. `save`: a person's write, and the reads of that very object around it. `view`: a person waits to
 * see it. `refresh`: nobody waits, older data is on the screen.
 */
export type Purpose = 'save' | 'view' | 'refresh'

/**
 * By rank: the share of the limit that is left to those above, and how many calls may be on their way, all together,
 * for one more of this kind to start. So a save finds a place even while everything is being read.
 */
const RANKS: Readonly<Record<Purpose, { reserve: number; together: number }>> = {
  save: { reserve: 0, together: 6 },
  view: { reserve: 0.1, together: 5 },
  refresh: { reserve: 0.25, together: 3 },
}

const PURPOSES = Object.keys(RANKS) as Purpose[]

/** Nobody waits longer for a page; a longer wait is told to the person, who sees it counted down. */
export const LONGEST_WAIT_MS = 10_000

/** A call that was not made, because it would have to wait too long. */
export class HeldBack extends Error {
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super(`The budget is spent for another ${retryAfterMs} ms`)
    this.retryAfterMs = retryAfterMs
  }
}

/** Leave to make one call. `end` must be called when it is over, however it ended. */
export interface Turn {
  /** Tells what Cloudflare answered. @returns how long to wait before the next call, when it asked for that */
  answered(status: number, headers: Pick<Headers, 'get'>, retryAfterMs: number | undefined): number | undefined
  end(): void
}

export interface Budget {
  /**
   * Waits until the call may be made. `ofLists`: it goes to Gateway lists, which have a limit of their own.
   * @throws HeldBack when that takes longer than `LONGEST_WAIT_MS`
   */
  turn(purpose: Purpose, ofLists: boolean): Promise<Turn>
  /** Calls in a whole window, and those left; both `Infinity` where there is no limit. */
  state(): { calls: number; remaining: number; blockedUntil: Date | undefined }
}

/** How many calls may be spent on what nobody waits for, so that half of the limit is left to people. */
export const spareCalls = ({ calls, remaining }: Pick<ReturnType<Budget['state']>, 'calls' | 'remaining'>): number =>
  Number.isFinite(calls) ? Math.max(0, Math.floor(remaining - calls / 2)) : Infinity

interface Waiting {
  purpose: Purpose
  allowances: readonly Allowance[]
  since: number
  begin: () => void
  giveUp: (error: HeldBack) => void
}

interface Options {
  clock: () => Date
  schedule: Schedule
  /** How many calls may be made in five minutes, instead of as many as Cloudflare grants; `Infinity` = no limit. */
  calls?: number | undefined
}

/** One budget for everything that is sent with one credential: counts, waits its turn, and obeys a 429 for all alike. */
export function createBudget({ clock, schedule, calls = CLOUDFLARE_LIMIT.calls }: Options): Budget {
  const all = createAllowance({ ...CLOUDFLARE_LIMIT, calls })
  const lists = createAllowance(Number.isFinite(calls) ? LISTS_LIMIT : { ...LISTS_LIMIT, calls })
  let waiting: Waiting[] = []
  let onTheirWay = 0
  let callOff: (() => void) | undefined
  /** A timer that went off is believed, even if the clock lags behind it. */
  let reached = 0
  const time = () => Math.max(clock().getTime(), reached)

  function next(): void {
    callOff?.()
    callOff = undefined
    let soonest = Infinity
    const now = time()
    for (const one of PURPOSES.flatMap((purpose) => waiting.filter((each) => each.purpose === purpose))) {
      const { reserve, together } = RANKS[one.purpose]
      const at = Math.max(...one.allowances.map((allowance) => allowance.freeAt(now, reserve)))
      if (at - one.since > LONGEST_WAIT_MS) leave(one, () => one.giveUp(new HeldBack(at - now)))
      else if (at > now) soonest = Math.min(soonest, at)
      else if (onTheirWay < together) leave(one, one.begin)
    }
    if (!Number.isFinite(soonest)) return
    callOff = schedule(soonest - now, () => {
      reached = soonest
      next()
    })
  }

  function leave(one: Waiting, how: () => void): void {
    waiting = waiting.filter((each) => each !== one)
    how()
  }

  function started(allowances: readonly Allowance[], ofLists: boolean): Turn {
    onTheirWay += 1
    for (const allowance of allowances) allowance.spend(time())
    return {
      answered(status, headers, retryAfterMs) {
        // What an answer about lists says of limits may be said of theirs alone.
        return (ofLists ? lists : all).answered(time(), { status, headers, retryAfterMs, others: onTheirWay - 1 })
      },
      end() {
        onTheirWay -= 1
        next()
      },
    }
  }

  return {
    turn: (purpose, ofLists) =>
      new Promise((resolve, reject) => {
        const allowances = ofLists ? [all, lists] : [all]
        const begin = () => resolve(started(allowances, ofLists))
        waiting.push({ purpose, allowances, since: time(), begin, giveUp: reject })
        next()
      }),
    state: () => {
      const until = all.pausedUntil(time())
      return {
        calls: all.calls(time()),
        remaining: all.remaining(time()),
        blockedUntil: until === undefined ? undefined : new Date(until),
      }
    },
  }
}
