import type { LoginLog } from '#core/login-log'
import { number } from '../outcome-words'

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

/** The day so many days ago, as the log is asked for it. */
export const dayAgo = (now: number, days: number): string =>
  new Date(now - days * 86_400_000).toISOString().slice(0, 10)

/** Which logins were looked at: since when, how many, and whether that is all there were. */
export function DayRange({
  log: { logins, since, oldest, whole, retention },
  reached,
}: {
  log: LoginLog
  reached: number
}) {
  const from = day.format(new Date(whole || oldest === undefined ? since : oldest))
  return (
    <p className="text-sm text-kumo-subtle">
      {number(logins.length)} logins since {from} were read; {number(reached)} of them were at applications that this
      draft reaches. {!whole && 'There were more of them than are read at once: only the newest are here. '}
      {retention} What a login asserted then is not in the log: it is taken from the person’s last login by the same
      method.
    </p>
  )
}
