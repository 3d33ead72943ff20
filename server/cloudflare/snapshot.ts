import type { Purpose } from './budget'
import {
  type CachedRead,
  createCachedRead,
  FRESH_MS,
  type Reading,
  type ReadOptions,
  type ReadState,
} from './cached-read'
import { createRecent } from './recent'

/** The lists of an account, the entries of the hundred lists that Cloudflare grants, and what directories tell. */
const MOST_READS = 160

/** Everything that was read of one account, each thing once, whoever asks for it. */
export interface Snapshot {
  /** The read of that name, which `read` carries out when it is due. */
  of<Value>(name: string, read: (purpose: Purpose) => Promise<Value>, freshMs?: number): CachedRead<Value>
  /** Reads the thing of that name anew now, without anybody waiting, if it was ever asked for. */
  renew(name: string): void
  /** How old each thing is that was asked for. */
  states(): Record<string, ReadState>
  /** Reads all anew that was ever asked for. How it went is in `states`. */
  refresh(): Promise<void>
}

export function createSnapshot({ clock, report }: Pick<ReadOptions, 'clock' | 'report'>): Snapshot {
  const reads = createRecent<CachedRead<unknown>>(MOST_READS)
  return {
    of: <Value>(name: string, read: (purpose: Purpose) => Promise<Value>, freshMs = FRESH_MS) =>
      reads.get(name, () => createCachedRead<unknown>(read, { clock, report, freshMs })) as CachedRead<Value>,
    renew: (name) => reads.find(name)?.renew(),
    states: () => Object.fromEntries(reads.all().map(([name, read]) => [name, read.state()])),
    refresh: async () => {
      const asked = reads.all().filter(([, read]) => read.wasRead())
      // How each one went stands in its state.
      await Promise.allSettled(asked.map(([, read]) => read.latest()))
    },
  }
}

/** Tells how old the oldest part of an answer is that was put together from several readings. */
export function createAge() {
  let oldest: Date | undefined
  return {
    /** The value of a reading, its age taken down. */
    of<Value>({ value, readAt }: Reading<Value>): Value {
      if (!oldest || readAt < oldest) oldest = readAt
      return value
    },
    oldest: () => oldest,
  }
}
