import type { ErrorBody } from '#core/errors'

/** The small print under an error: what Cloudflare said, in its words and numbers, and the line of our log. */
export function smallPrint({ cloudflare, requestId }: ErrorBody): string[] {
  const said =
    cloudflare && [cloudflare.code ?? `HTTP ${cloudflare.status}`, cloudflare.message].filter(Boolean).join(' · ')
  return [
    ...(said ? [`Cloudflare said: ${said}`] : []),
    ...(cloudflare?.ray ? [`Ray ${cloudflare.ray}`] : []),
    ...(requestId ? [`Request ${requestId}`] : []),
  ]
}

/** What a person can do about an error besides what its message says. */
export function wayOut({ permission }: ErrorBody): string | undefined {
  return permission === undefined
    ? undefined
    : `The API token lacks the permission "${permission}". Whoever made the token can add it in Cloudflare's dashboard.`
}

/** "40 seconds", "1 minute 5 seconds": how long to wait, rounded up. */
export function waitWords(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const minutes = Math.floor(whole / 60)
  const left = whole % 60
  const parts = [minutes > 0 && plural(minutes, 'minute'), (left > 0 || minutes === 0) && plural(left, 'second')]
  return parts.filter(Boolean).join(' ')
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
