import type { LoginLog } from '#core/login-log'
import { textOf, type Phrase } from '#core/phrase'
import type { PastLogin, UnjudgedLogin } from '#core/replay'

/** The lines of the log as the replay takes them. */
export const pastLogins = ({ logins }: LoginLog): PastLogin[] =>
  logins.map(({ email, ip, ...login }) => ({ ...login, user_email: email, ip_address: ip }))

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** When a login was, to whoever looks at it. */
export function timeWords({ created_at: at }: PastLogin): string {
  const time = at === undefined ? Number.NaN : Date.parse(at)
  return Number.isNaN(time) ? '' : exact.format(time)
}

/** Logins that could not be judged, by why not, the most frequent reason first. */
export function byReason(unjudged: readonly UnjudgedLogin[]): { reason: Phrase; count: number }[] {
  const found = new Map<string, { reason: Phrase; count: number }>()
  for (const { reason } of unjudged) {
    const key = textOf(reason)
    const same = found.get(key) ?? { reason, count: 0 }
    found.set(key, { ...same, count: same.count + 1 })
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count)
}
