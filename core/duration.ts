const NANOSECONDS = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 } as const

type Unit = keyof typeof NANOSECONDS

const UNIT_WORDS: Record<Unit, string> = {
  ns: 'nanosecond',
  us: 'microsecond',
  µs: 'microsecond',
  μs: 'microsecond',
  ms: 'millisecond',
  s: 'second',
  m: 'minute',
  h: 'hour',
}

/** Go holds a duration as nanoseconds in 64 bits: about 292 years. https://pkg.go.dev/time#Duration */
const LONGEST_SECONDS = 2 ** 63 / 1e9

/** The longest that a second factor may be remembered: 30 days. */
const LONGEST_MFA_SECONDS = 720 * 3600

const isUnit = (text: string): text is Unit => Object.hasOwn(NANOSECONDS, text)

interface Piece {
  amount: number
  unit: Unit
}

/** The pieces of a Go duration; `undefined` = it is none. https://pkg.go.dev/time#ParseDuration */
function piecesOf(text: string): Piece[] | undefined {
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return undefined
  return [...text.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g)].flatMap(([, amount, unit = '']) =>
    isUnit(unit) ? [{ amount: Number(amount), unit }] : [],
  )
}

/** How many seconds a duration such as `2h45m` lasts; `undefined` = it is no duration. A bare `0` is one. */
export function secondsOf(text: string): number | undefined {
  if (text === '0') return 0
  return piecesOf(text)?.reduce((sum, { amount, unit }) => sum + (amount * NANOSECONDS[unit]) / 1e9, 0)
}

/**
 * What is wrong with a session duration, as a sentence; `undefined` = nothing. An empty text is fine: it means "as the
 * application says". https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/
 */
export function durationProblem(text: string): string | undefined {
  if (text === '') return undefined
  const seconds = secondsOf(text)
  if (seconds === undefined) return 'Write a time such as 30m, 24h or 2h45m.'
  if (seconds >= LONGEST_SECONDS) return 'This time is too long. Write a shorter one, such as 720h.'
  return undefined
}

/**
 * What is wrong with the time for which a second factor is remembered: minutes and hours only, up to 720 hours. An
 * empty text is fine: it means "as the application says".
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/mfa-requirements/
 */
export function mfaDurationProblem(text: string): string | undefined {
  if (text === '') return undefined
  const pieces = piecesOf(text)
  if (!pieces?.every(({ unit }) => unit === 'm' || unit === 'h')) {
    return 'Write minutes or hours, such as 30m or 12h. 0m asks at every login.'
  }
  if ((secondsOf(text) ?? 0) > LONGEST_MFA_SECONDS) return 'A second factor lasts at most 720h (30 days). Write less.'
  return undefined
}

/** A duration in words: `24h` is "24 hours", `168h` "7 days". A text that is no duration is given back as it is. */
export function durationWords(text: string): string {
  const pieces = text === '0' ? [{ amount: 0, unit: 's' } as const] : piecesOf(text)
  if (!pieces) return text
  const hours = pieces.every(({ amount, unit }) => unit === 'h' || amount === 0)
    ? pieces.reduce((sum, { amount }) => sum + amount, 0)
    : 0
  if (hours >= 48 && hours % 24 === 0) return count(hours / 24, 'day')
  const told = pieces.filter(({ amount }) => amount !== 0)
  return (told.length > 0 ? told : pieces.slice(0, 1))
    .map(({ amount, unit }) => count(amount, UNIT_WORDS[unit]))
    .join(' ')
}

const count = (amount: number, unit: string) => `${amount} ${unit}${amount === 1 ? '' : 's'}`
