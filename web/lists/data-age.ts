import type { SnapshotState } from '#core/snapshot-state'

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** The share of the budget below which a person is told of it. */
const SCARCE = 0.25

/** "14:02", and on another day "20 Nov, 14:02". `readAt` is RFC 3339, `now` in milliseconds since 1970. */
export function ageInWords(readAt: string, now: number): string {
  const at = new Date(readAt)
  const today = day.format(at) === day.format(now) && now - at.getTime() < 24 * 3600_000
  return today ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`
}

/** What a person should know of the requests that are left, in a sentence; `undefined` while there are plenty. */
export function budgetHint({ budget, blockedUntil }: SnapshotState, now: number): string | undefined {
  if (blockedUntil !== undefined && Date.parse(blockedUntil) > now) {
    return `Cloudflare takes no requests of this token until ${ageInWords(blockedUntil, now)}.`
  }
  if (!budget || budget.remaining >= budget.calls * SCARCE) return undefined
  return `API budget: ${budget.remaining.toLocaleString('en')} of ${budget.calls.toLocaleString('en')} requests are left. More come back within five minutes.`
}
