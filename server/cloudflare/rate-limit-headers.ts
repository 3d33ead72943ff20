/** What Cloudflare said of a limit. */
export interface ToldLimit {
  /** Calls left until `until`. */
  left: number
  /** Calls in a whole window; absent when it was not said. */
  calls?: number
  /** When the count starts anew, in milliseconds since 1970. */
  until: number
}

/** Larger than any number of seconds to wait, smaller than any present time in seconds since 1970. */
const A_POINT_IN_TIME = 1_000_000_000

/**
 * The limit that an answer's headers speak of, in either form: `Ratelimit: "default";r=50;t=30`, or `X-RateLimit-Limit`,
 * `-Remaining` and `-Reset`. Of several limits it is the one that runs out first.
 * https://developers.cloudflare.com/fundamentals/api/reference/limits/#rate-limiting-headers
 */
export function toldLimit(headers: Pick<Headers, 'get'>, now: number): ToldLimit | undefined {
  const items = (headers.get('ratelimit') ?? '').split(',').flatMap((item) => {
    const left = member(item, 'r')
    const seconds = member(item, 't')
    return left === undefined || seconds === undefined ? [] : [{ left, until: now + seconds * 1000 }]
  })
  const scarcest = items.toSorted((a, b) => a.left - b.left)[0]
  return scarcest ?? older(headers, now)
}

function older(headers: Pick<Headers, 'get'>, now: number): ToldLimit | undefined {
  const left = whole(headers.get('x-ratelimit-remaining'))
  const reset = whole(headers.get('x-ratelimit-reset'))
  if (left === undefined || reset === undefined) return undefined
  const calls = whole(headers.get('x-ratelimit-limit'))
  const until = reset > A_POINT_IN_TIME ? reset * 1000 : now + reset * 1000
  return { left, until, ...(calls !== undefined && { calls }) }
}

const member = (item: string, name: string) => whole(new RegExp(`;\\s*${name}=(\\d+)`).exec(item)?.[1] ?? null)

const whole = (text: string | null) => (text !== null && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined)
