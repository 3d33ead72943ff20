import { canonicalRule } from './canonical'
import { dayOf, isDay } from './day'
import type { DocumentKind } from './document-kind'
import type { RuleType } from './rule-type'

/**
 * A rule by where it stands and what it says, whatever its position: it is the same rule when others come, go and move,
 * and when an older version of its document is written again. Said otherwise or in another list it is another one.
 */
export interface NotedRule {
  kind: DocumentKind
  /** The id of the policy or group. */
  document: string
  ruleType: RuleType
  /** As `canonicalRule` writes it. */
  rule: string
}

/** Why a rule is there and until when. Cloudflare has no place for it: Gatehouse keeps it beside its own records. */
export interface RuleNote extends NotedRule {
  id: string
  reason: string
  /** The last day on which it is needed, such as `2027-03-31`, in UTC; absent = nobody knows one. */
  until?: string
  /** Who said so. */
  actor: string
  /** RFC 3339: when it was said. */
  at: string
}

/** What somebody says of a rule; `rule` is the rule itself. */
export interface RuleNoteRequest extends Omit<NotedRule, 'rule'>, Pick<RuleNote, 'reason' | 'until'> {
  rule: unknown
}

/** Whether the last day of a note is over. */
export const isOver = ({ until }: Pick<RuleNote, 'until'>, now: Date): boolean =>
  until !== undefined && until < dayOf(now)

/** Why a note cannot be kept like this, field by field in whole sentences; empty when it can. */
export function noteProblems(
  { reason, until }: { reason: unknown; until: unknown },
  now: Date,
): Partial<Record<'reason' | 'until', string>> {
  const problems: Partial<Record<'reason' | 'until', string>> = {}
  const why = typeof reason === 'string' ? reason.trim() : ''
  if (why === '') problems.reason = 'Say why this rule is there, for whoever looks at it next.'
  else if (why.length > LONGEST_REASON)
    problems.reason = `Shorten the reason to ${LONGEST_REASON.toLocaleString('en-US')} characters.`
  if (until === undefined) return problems
  if (typeof until !== 'string' || !isDay(until))
    problems.until = 'Choose the last day on which this rule is needed, or leave it empty.'
  else if (until < dayOf(now)) problems.until = 'This day is over. Choose today or a later one, or leave it empty.'
  return problems
}

const LONGEST_REASON = 1000

/** The notes of one document, each by the key of its rule; see `ruleKey`. */
export type DocumentNotes = ReadonlyMap<string, RuleNote>

/** By what the note of a rule is found among those of its document. */
export const ruleKey = (ruleType: RuleType, rule: unknown): string => keyOf(ruleType, canonicalRule(rule))

const keyOf = (ruleType: RuleType, text: string) => `${ruleType} ${text}`

const byDocument = new WeakMap<readonly RuleNote[], ReadonlyMap<string, DocumentNotes>>()

/** What was said of the rules of one document. The notes must not be changed in place. */
export function notesOf(notes: readonly RuleNote[], kind: DocumentKind, document: string): DocumentNotes {
  const known = byDocument.get(notes) ?? groupedByDocument(notes)
  byDocument.set(notes, known)
  return known.get(`${kind} ${document}`) ?? NONE
}

const NONE: DocumentNotes = new Map()

function groupedByDocument(notes: readonly RuleNote[]): ReadonlyMap<string, DocumentNotes> {
  const all = new Map<string, Map<string, RuleNote>>()
  for (const note of notes) {
    const key = `${note.kind} ${note.document}`
    const those = all.get(key) ?? new Map<string, RuleNote>()
    all.set(key, those.set(keyOf(note.ruleType, note.rule), note))
  }
  return all
}
