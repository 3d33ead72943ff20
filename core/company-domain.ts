/** How many letters must be typed, dropped or changed to make one word of another; more than two is told as three. */
export function lettersApart(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(row.at(-1) ?? 0, 3)
}

/** The company's domain that another one differs from by one letter; `undefined` = none, or it is one itself. */
export function lookAlikeOf(domain: string, companyDomains: readonly string[]): string | undefined {
  const given = domain.toLowerCase()
  const own = inSmallLetters(companyDomains)
  return own.includes(given) ? undefined : own.find((one) => isOneLetterApart(given, one))
}

/** Whether one letter must be typed, dropped or changed: what they begin and end with alike leaves no more than that. */
function isOneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  let end = 0
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1
  return long.length - start - end === 1
}

const known = new WeakMap<readonly string[], readonly string[]>()

/** The same list is asked about for every address of an account. */
function inSmallLetters(domains: readonly string[]): readonly string[] {
  const before = known.get(domains)
  if (before) return before
  const now = domains.map((domain) => domain.toLowerCase())
  known.set(domains, now)
  return now
}
