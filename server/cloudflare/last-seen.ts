import type { Purpose } from './budget'
import type { UpstreamRow } from './cloudflare'
import { createRecent } from './recent'
import { UpstreamError } from './upstream-error'

/** Somebody who logged in, with the time of the last login (RFC 3339), which says whether what we know is still true. */
export interface Visitor {
  id: string
  login: string
}

/** What was last seen of people: one call each, so not of everybody at once. */
export interface LastSeenReads {
  /**
   * What is known of these people, by their id; `null` = Cloudflare keeps nothing of that person. Of those who are
   * missing, who came last is read meanwhile, as many as the budget has room for.
   */
  atOnce(visitors: readonly Visitor[]): KnownSeen
  /** The same, and nothing is read beside what is on its way. */
  kept(visitors: readonly Visitor[]): KnownSeen
  /** What was last seen of one person, waited for. @throws UpstreamError */
  of(visitor: Visitor): Promise<UpstreamRow | null>
}

interface KnownSeen {
  seen: ReadonlyMap<string, UpstreamRow | null>
  reading: Reading
  error?: unknown
}

interface Reading {
  /** People of whom it is known what was last seen. */
  done: number
  /** How many it will be of, once those are read that are being read. */
  of: number
}

interface Options {
  clock: () => Date
  /** Calls to Cloudflare that may be spent on this now. */
  spare: () => number
  report: (error: unknown) => void
}

/** As many people as Gatehouse knows at all. */
const MOST_KEPT = 5000

/** Each reading is one call. */
const MOST_AT_ONCE = 300

/** Readings on their way at a time; the budget lets no more of this kind go. */
const TOGETHER = 3

/** After a failure nothing is tried again for so long. */
const AFTER_FAILURE_MS = 30_000

export function createLastSeen(
  read: (id: string, purpose: Purpose) => Promise<UpstreamRow>,
  { clock, spare, report }: Options,
): LastSeenReads {
  const kept = createRecent<{ login: string; row: UpstreamRow | null }>(MOST_KEPT)
  let wanted: Visitor[] = []
  let onTheirWay = 0
  let failed: { error: unknown; at: number } | undefined

  const knownOf = ({ id, login }: Visitor) => {
    const known = kept.find(id)
    return known?.login === login ? known : undefined
  }

  async function readOne({ id, login }: Visitor, purpose: Purpose): Promise<UpstreamRow | null> {
    let row: UpstreamRow | null
    try {
      row = await read(id, purpose)
    } catch (error) {
      if (!(error instanceof UpstreamError && error.status === 404)) throw error
      row = null
    }
    return keep({ id, login }, row)
  }

  function keep({ id, login }: Visitor, row: UpstreamRow | null) {
    // What was known of an earlier login gives way.
    Object.assign(
      kept.get(id, () => ({ login, row })),
      { login, row },
    )
    return row
  }

  /** Reads on until nobody is wanted any more. The first failure ends it for all: the next would fare no better. */
  async function work(): Promise<void> {
    onTheirWay += 1
    try {
      for (let next = wanted.shift(); next; next = wanted.shift()) await readOne(next, 'refresh')
      failed = undefined
    } catch (error) {
      wanted = []
      failed = { error, at: clock().getTime() }
      report(error)
    } finally {
      onTheirWay -= 1
    }
  }

  function seenOf(visitors: readonly Visitor[], missing = visitors.filter((visitor) => !knownOf(visitor))): KnownSeen {
    const seen = new Map<string, UpstreamRow | null>()
    for (const { id } of visitors) {
      const one = kept.find(id)
      if (one) seen.set(id, one.row)
    }
    const done = visitors.length - missing.length
    return {
      seen,
      reading: { done, of: done + wanted.length + onTheirWay },
      ...(failed && { error: failed.error }),
    }
  }

  return {
    kept: (visitors) => seenOf(visitors),

    atOnce(visitors) {
      const missing = visitors.filter((visitor) => !knownOf(visitor))
      const justFailed = failed && clock().getTime() - failed.at < AFTER_FAILURE_MS
      if (onTheirWay === 0 && !justFailed) {
        wanted = missing.toSorted(latestFirst).slice(0, Math.min(MOST_AT_ONCE, spare()))
        for (let at = Math.min(TOGETHER, wanted.length); at > 0; at -= 1) void work()
      }
      return seenOf(visitors, missing)
    },

    of: async (visitor) => {
      const one = knownOf(visitor)
      return one ? one.row : readOne(visitor, 'view')
    },
  }
}

const latestFirst = (a: Visitor, b: Visitor) => Date.parse(b.login) - Date.parse(a.login)
