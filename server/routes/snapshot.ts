import type { ReadAge, SnapshotState } from '#core/snapshot-state'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { ReadState } from '../cloudflare/cached-read'
import type { AccountEnv, Services } from '../env'
import { reasonOf } from '../reason'

function ageOf({ readAt, reading, error }: ReadState): ReadAge {
  const reason = error === undefined ? undefined : reasonOf(error)
  return { reading, ...(readAt && { readAt: readAt.toISOString() }), ...(reason && { error: reason }) }
}

function stateOf(states: Record<string, ReadState>, { budget }: Services): SnapshotState {
  const { calls, remaining, blockedUntil } = budget.state()
  return {
    reads: Object.fromEntries(Object.entries(states).map(([name, state]) => [name, ageOf(state)])),
    ...(Number.isFinite(calls) && { budget: { calls, remaining } }),
    ...(blockedUntil && { blockedUntil: blockedUntil.toISOString() }),
  }
}

/** How old everything is that was read of the account, and how much of the budget is left. Costs no call to Cloudflare. */
export const snapshot = new Hono<AccountEnv>().get('/', (c) =>
  answer(c, stateOf(c.var.account.snapshot.states(), c.var.services)),
)

/** Reads anew all that was read of the account. What cannot be read keeps its older data, and the answer says why. */
export const refresh = new Hono<AccountEnv>().post('/', async (c) => {
  const { account, services } = c.var
  await account.snapshot.refresh()
  return answer(c, stateOf(account.snapshot.states(), services))
})
