const UNITS = [
  { unit: 'year', seconds: 365 * 24 * 3600 },
  { unit: 'month', seconds: 30 * 24 * 3600 },
  { unit: 'week', seconds: 7 * 24 * 3600 },
  { unit: 'day', seconds: 24 * 3600 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** How long ago a point in time is, in words: "3 days ago". Both are in milliseconds since 1970. */
export function timeAgo(time: number, now: number): string {
  const seconds = (time - now) / 1000
  const found = UNITS.find((one) => Math.abs(seconds) >= one.seconds)
  return found ? relative.format(Math.round(seconds / found.seconds), found.unit) : 'just now'
}
