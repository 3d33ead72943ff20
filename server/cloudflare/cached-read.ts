import type { Purpose } from './budget'
import { UpstreamError } from './upstream-error'

/** A value with the time at which it was asked for at Cloudflare: it is at least as new as that. */
export interface Reading<Value> {
  value: Value
  readAt: Date
}

export interface ReadState {
  /** Absent while it was never read. */
  readAt?: Date
  /** It is being read at this moment. */
  reading: boolean
  /** Why the last reading failed; what is there is then older than it should be, or is not there at all. */
  error?: unknown
}

export interface ReadOptions {
  clock: () => Date
  /** Milliseconds after which somebody who asks sets off a new reading. */
  freshMs: number
  /** Told of a reading that failed although there is an older value, so that nobody is thrown the error. */
  report: (error: unknown) => void
}

/** How long a list counts as fresh, and so how late a change from elsewhere is seen at most, when somebody looks. */
export const FRESH_MS = 60_000

/** What seldom changes and takes many calls. */
export const SELDOM_FRESH_MS = 10 * 60_000

/** After a failed reading nobody's asking sets off another one for so long. */
const AFTER_FAILURE_MS = 30_000

/** A refusal, such as a missing permission, is not asked for again for so long: "Try again" works soon after it is mended. */
const REFUSAL_REMEMBERED_MS = 15_000

/**
 * One thing read from Cloudflare, kept and told with its age. Whoever asks gets what is there at once; when that is older
 * than `freshMs` it is read anew meanwhile. Only the very first reading is waited for, and all who wait share it.
 * A reading that fails leaves the older value in place.
 */
export function createCachedRead<Value>(read: (purpose: Purpose) => Promise<Value>, options: ReadOptions) {
  const { clock, freshMs, report } = options
  let held: Reading<Value> | undefined
  let failed: { error: unknown; at: number } | undefined
  let running: Promise<void> | undefined
  let changes: ((value: Value) => Value)[] = []
  let askedAgain = false
  let expired = false
  /** Something was, or may have been, written after what is held was asked for. */
  let outdated = false

  const since = (at: number) => clock().getTime() - at

  /** Ends well in any case: how it went stands in `held` and `failed`. */
  function start(purpose: Purpose): Promise<void> {
    const readAt = clock()
    changes = []
    expired = false
    running = attempt(purpose, readAt).finally(() => {
      running = undefined
      if (!askedAgain) return
      askedAgain = false
      void start('refresh')
    })
    return running
  }

  async function attempt(purpose: Purpose, readAt: Date): Promise<void> {
    try {
      let value: Value = await read(purpose)
      // What was written while it was read may be missing in it.
      for (const change of changes) value = change(value)
      held = { value, readAt }
      outdated = expired
      failed = undefined
    } catch (error) {
      failed = { error, at: clock().getTime() }
      if (held) report(error)
    }
  }

  /** Reads what is old or not there, unless that is going on already or has just failed. */
  function renewMeanwhile(): void {
    const due = !held || expired || since(held.readAt.getTime()) > freshMs
    if (due && !running && (!failed || since(failed.at) > AFTER_FAILURE_MS)) void start('refresh')
  }

  async function get(): Promise<Reading<Value>> {
    if (held) {
      renewMeanwhile()
      return held
    }
    if (failed && isRefusal(failed.error) && since(failed.at) < REFUSAL_REMEMBERED_MS) throw failed.error
    await (running ?? start('view'))
    if (held) return held
    throw failed?.error
  }

  /** What is there, if it was read less than `freshMs` ago and nothing was written since; else `undefined`. Reads nothing. */
  const fresh = (): Reading<Value> | undefined =>
    held && !outdated && since(held.readAt.getTime()) <= freshMs ? held : undefined

  return {
    /** @throws what the reading threw, when there is no older value */
    get,

    /** What is there, without waiting: when that is nothing, it is being read meanwhile. How that went is in `state`. */
    atOnce(): Reading<Value> | undefined {
      renewMeanwhile()
      return held
    },

    /**
     * What is there without a new reading, however old; nothing there, or never read: as `get`.
     * @throws what the last reading threw, when there is no older value
     */
    async kept(): Promise<Reading<Value>> {
      if (held) return held
      if (failed && !running) throw failed.error
      return get()
    },

    fresh,

    /** The same; what was never read is read, and waited for. A reading that fails is told as nothing. */
    async freshOrFirst(): Promise<Reading<Value> | undefined> {
      if (!held && !failed) await (running ?? start('view'))
      return fresh()
    },

    /** Reads anew and waits for it. @throws what the reading threw, whether there is an older value or not */
    async latest(): Promise<Reading<Value>> {
      await (running ?? start('view'))
      if (held && !failed) return held
      throw failed?.error
    },

    /** Carries a write over into what is kept. */
    change(change: (value: Value) => Value): void {
      if (held) held = { ...held, value: change(held.value) }
      if (running) changes.push(change)
    },

    /** Something was, or may have been, written: the next who asks sets off a new reading. */
    expire(): void {
      expired = true
      outdated = true
    },

    /** Reads anew now, without anybody waiting, if it was ever read. */
    renew(): void {
      if (running) askedAgain = true
      else if (held) void start('refresh')
    },

    /** Whether it was asked for, well or badly. */
    wasRead: () => held !== undefined || failed !== undefined,

    state: (): ReadState => ({
      ...(held && { readAt: held.readAt }),
      reading: running !== undefined,
      ...(failed && { error: failed.error }),
    }),
  }
}

export type CachedRead<Value> = ReturnType<typeof createCachedRead<Value>>

const isRefusal = (error: unknown) =>
  error instanceof UpstreamError && error.failure === 'refused' && error.status < 500 && error.status !== 429
