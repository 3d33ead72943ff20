import { createContext, use } from 'react'
import type { DraftChange } from '#core/draft-change'
import type { AccountFacts } from '#core/findings/account-facts'
import { writeJson } from '#core/json'
import type { Person } from '#core/population'
import { createStore, useStoreInTime, type ExternalStore } from '../external-store'
import { Overtaken, type Asking } from './asking'
import type { Check } from './cloudflare/check'
import type { Unread } from './not-counted'
import type { Counted } from './questions'

/** What is known of whom a draft touches. */
export interface Outcome {
  /** The newest count; absent before the first. */
  counted?: Counted
  /** The changes of that count, as text. */
  changes?: string
  /** Goes up with each count: whatever was asked of the people is to be asked again. */
  turn: number
  /** The draft has moved on since that count, or nothing is counted yet. */
  counting: boolean
  /** Why people could not be counted: a sentence. */
  trouble?: string
  /** What could not be read, so that nobody can be counted; empty = all is read, or being read. */
  unread: readonly Unread[]
}

/** Counts whom the changes of a draft touch, in the background, each time they change. */
export interface Counting {
  asking: Asking
  outcome: ExternalStore<Outcome>
  /** The last of Cloudflare's own tests of the draft; absent before the first. */
  check: ExternalStore<Check | undefined>
  /** The account and the people we know of, as they were read last. */
  account: (facts: AccountFacts, people: readonly Person[]) => void
  /** What could not be read of the account or the people, while nothing of them is there. */
  unread: (reasons: readonly Unread[]) => void
  count: (changes: readonly DraftChange[]) => void
  stop: () => void
}

export function createCounting(asking: Asking): Counting {
  const outcome = createStore<Outcome>({ turn: 0, counting: true, unread: [] })
  const check = createStore<Check | undefined>(undefined)
  let changes: readonly DraftChange[] | undefined
  let given = false
  /** The account that has arrived where people are counted. */
  let there: AccountFacts | undefined
  /** The account that was given last, which may still be on its way. */
  let newest: AccountFacts | undefined

  const failed = (error: unknown) => {
    if (error instanceof Overtaken) return
    const { message } = error as Error
    // A thread that ended took with it what it was given.
    there = undefined
    outcome.set({ ...outcome.get(), counting: false, trouble: `People could not be counted (${message}).` })
  }
  const count = () => {
    if (!given || !changes) return
    outcome.set({ ...outcome.get(), counting: true })
    const asked = changes
    const text = writeJson(asked)
    asking.ask('count', { changes: text }).then((counted) => {
      outcome.set({ counted, changes: text, turn: outcome.get().turn + 1, counting: asked !== changes, unread: [] })
    }, failed)
  }
  return {
    asking,
    outcome,
    check,
    account: (facts, people) => {
      given = true
      // What was last seen of people comes in many parts, and the account stays the same meanwhile.
      const same = facts === there
      if (!same) there = undefined
      newest = facts
      const asked = { ...(same ? {} : { facts: writeJson(facts) }), people: writeJson(people) }
      // Behind one that arrives now another may be on its way already.
      asking.ask('account', asked).then(() => {
        if (facts === newest) there = facts
      }, failed)
      count()
      check.get()?.renew?.()
    },
    unread: (reasons) => outcome.set({ ...outcome.get(), unread: reasons }),
    count: (next) => {
      changes = next
      count()
    },
    stop: () => {
      check.get()?.stop?.()
      asking.stop()
    },
  }
}

/** Whether it is known that nobody can be counted, which is neither counting nor nobody. */
export const cannotCount = ({ counted, unread, trouble }: Outcome): boolean =>
  !counted && (unread.length > 0 || trouble !== undefined)

export const CountingContext = createContext<Counting | undefined>(undefined)

export function useCounting(): Counting {
  const counting = use(CountingContext)
  if (!counting) throw new Error('People are not counted here.')
  return counting
}

const all = (outcome: Outcome) => outcome

/** What is known of whom the draft touches; `pick` as in `useStoreInTime`. */
export function useOutcome(): Outcome
export function useOutcome<Picked>(pick: (outcome: Outcome) => Picked): Picked
export function useOutcome(pick: (outcome: Outcome) => unknown = all): unknown {
  return useStoreInTime(useCounting().outcome, pick)
}
