import { dayOf, isDay } from './day'
import type { Finding } from './findings/finding'
import { findingKey } from './findings/finding'

/** A finding that somebody decided to live with, why, and until when. */
export interface Waiver {
  id: string
  /** The finding: its number in the catalogue and its place, as `findingKey` writes them. */
  finding: string
  reason: string
  /** A day such as `2027-03-31`, that day included in UTC; after it the finding counts again. */
  until: string
  actor: string
  /** RFC 3339: when it was waived. */
  at: string
}

/** What somebody asks for who waives a finding. */
export type WaiverRequest = Pick<Waiver, 'finding' | 'reason' | 'until'>

/** The days that a waiver may last, as `YYYY-MM-DD` in UTC: from today to the same day of next year. */
export function waiverDays(now: Date): { first: string; last: string } {
  const last = new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), now.getUTCDate()))
  return { first: dayOf(now), last: dayOf(last) }
}

/** Why a waiver cannot be given like this, field by field in whole sentences; empty when it can. */
export function waiverProblems(
  { reason, until }: { reason: unknown; until: unknown },
  now: Date,
): Partial<Record<'reason' | 'until', string>> {
  const { first, last } = waiverDays(now)
  const why = typeof reason === 'string' ? reason.trim() : ''
  const problems: Partial<Record<'reason' | 'until', string>> = {}
  if (why === '') problems.reason = 'Say why this is all right for now, for whoever looks at it next.'
  else if (why.length > LONGEST_REASON)
    problems.reason = `Shorten the reason to ${LONGEST_REASON.toLocaleString('en-US')} characters.`
  if (typeof until !== 'string' || !isDay(until)) problems.until = 'Choose the last day on which this may be left.'
  else if (until < first) problems.until = 'This day is over. Choose today or a later one.'
  else if (until > last) problems.until = `A finding is waived for a year at most: until ${last} or earlier.`
  return problems
}

const LONGEST_REASON = 1000

/** Whether a waiver still holds. */
export const isInForce = ({ until }: Pick<Waiver, 'until'>, now: Date): boolean => until >= dayOf(now)

/**
 * Findings that count, and those that somebody waived, each with the waiver that holds longest. What stops a publish
 * counts, whoever waived it.
 */
export function partedByWaivers<Some extends Pick<Finding, 'id' | 'place' | 'stopsPublish'>>(
  findings: readonly Some[],
  waivers: readonly Waiver[],
  now: Date,
): { counting: Some[]; waived: { finding: Some; waiver: Waiver }[] } {
  const inForce = new Map<string, Waiver>()
  for (const waiver of waivers) {
    const other = inForce.get(waiver.finding)
    if (isInForce(waiver, now) && (!other || other.until < waiver.until)) inForce.set(waiver.finding, waiver)
  }
  const counting: Some[] = []
  const waived: { finding: Some; waiver: Waiver }[] = []
  for (const finding of findings) {
    const waiver = inForce.size === 0 || finding.stopsPublish ? undefined : inForce.get(findingKey(finding))
    if (waiver) waived.push({ finding, waiver })
    else counting.push(finding)
  }
  return { counting, waived }
}
