import { timeAgo } from './time-ago'

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' })

/** How long ago, with the exact time one hover away. `time` in milliseconds since 1970; `undefined` = not known. */
export function TimeAgo({ time, now }: { time: number | undefined; now: number }) {
  if (time === undefined) return <span className="text-kumo-subtle">Not known</span>
  return (
    <time dateTime={new Date(time).toISOString()} title={exact.format(time)} className="relative">
      {timeAgo(time, now)}
    </time>
  )
}
