import { knownDecision, type Decision } from './decision'
import { membersOf, type AccessDocument, type DocumentKind } from './document-kind'
import { durationWords, secondsOf } from './duration'
import { isObject } from './json'
import { chosen, words, type Part, type Phrase } from './phrase'
import { rulesOf } from './rule-lists'
import { ruleWords } from './rule-words'
import type { WordsContext } from './selector'

export { ruleWords } from './rule-words'

const LEADS: Record<Decision, string> = {
  allow: 'Let in ',
  deny: 'Keep out ',
  bypass: 'No login for ',
  non_identity: 'Let machines in: ',
}

/** How many rules of one selector are told before the rest is counted. */
const LIMIT = 3

export interface SentenceContext extends WordsContext {
  /** How many rules of one selector are told before the rest is counted; 3 when absent. */
  limit?: number
}

/**
 * Who gets in, as a sentence for somebody who has never heard of Access: "Let in anyone with an @example.com email,
 * but only if they are in Portugal, except ben@example.com. Ask again after 24 hours." Every rule is told or counted.
 */
export function sentenceOf(kind: DocumentKind, document: AccessDocument | object, context: SentenceContext): Phrase {
  const members = membersOf(document)
  const decision = kind === 'policies' ? knownDecision(members['decision']) : undefined
  const { limit = LIMIT, ...rest } = context
  const told: WordsContext = { ...rest, decision }
  const include = rulesOf(document, 'include')
  const who =
    include.length > 0
      ? alternatives(include, limit, (rule) => ruleWords(rule, told).who, ' or ', others)
      : [words('nobody yet')]
  const sentence =
    decision === undefined ? capitalised([...unknownLead(kind), ...who]) : [words(LEADS[decision]), ...who]
  if (include.length === 0) return [...sentence, words('.')]
  const required = rulesOf(document, 'require')
  if (required.length > 0) sentence.push(joint(', but only if '), ...conditions(required, limit, told))
  const excluded = rulesOf(document, 'exclude')
  if (excluded.length > 0) {
    const but = alternatives(excluded, limit, (rule) => ruleWords(rule, told).who, ' and ', others)
    sentence.push(joint(', except '), ...but)
  }
  return [...sentence, words('.'), ...(decision === 'allow' ? visit(members) : [])]
}

const joint = (text: string): Part => ({ text, as: 'joint' })
const others = (count: number) => [chosen(`${count} more`)]
const furtherConditions = (count: number) => [
  words('meet '),
  chosen(`${count} more`),
  words(plural(count, ' condition')),
]
const plural = (count: number, noun: string) => (count === 1 ? noun : `${noun}s`)

// A decision we do not know is not told as one that we do.
const unknownLead = (kind: DocumentKind): Phrase =>
  kind === 'policies' ? [{ text: 'An action we do not know yet', as: 'gap' }, words(' for ')] : []

function conditions(rules: readonly unknown[], limit: number, context: WordsContext): Phrase {
  const folded = fold(rules, limit, (rule) => ruleWords(rule, context).they, furtherConditions)
  return [
    words('they '),
    ...join(
      folded.flatMap(({ told }) => told),
      ' and ',
    ),
  ]
}

/**
 * The rules as one list. Where the rest of a selector's rules is counted, its part of the list is closed before the
 * next begins, so that "37 more" cannot be read as more of something else.
 */
function alternatives(
  rules: readonly unknown[],
  limit: number,
  tell: (rule: unknown) => Phrase,
  last: string,
  rest: (count: number) => Phrase,
): Phrase {
  const folded = fold(rules, limit, tell, rest)
  if (folded.every(({ whole }) => whole))
    return join(
      folded.flatMap(({ told }) => told),
      last,
    )
  return join(
    folded.map(({ told }) => join(told, last)),
    `,${last}`,
    `,${last}`,
  )
}

interface Folded {
  told: Phrase[]
  /** Nothing of it was left to a number. */
  whole: boolean
}

/** The rules by selector, in the order in which each first appears, with what is over the limit counted. */
function fold(
  rules: readonly unknown[],
  limit: number,
  tell: (rule: unknown) => Phrase,
  rest: (count: number) => Phrase,
): Folded[] {
  const byKey = new Map<string, unknown[]>()
  for (const rule of rules) {
    const key = isObject(rule) ? (Object.keys(rule)[0] ?? '') : ''
    const same = byKey.get(key)
    if (same) same.push(rule)
    else byKey.set(key, [rule])
  }
  return [...byKey.values()].map((same) => {
    const told = same.slice(0, limit).map(tell)
    const left = same.length - told.length
    return { told: left > 0 ? [...told, rest(left)] : told, whole: left <= 0 }
  })
}

function join(phrases: readonly Phrase[], last: string, between = ', '): Phrase {
  return phrases.flatMap((phrase, index) => {
    if (index === 0) return phrase
    return [joint(index === phrases.length - 1 ? last : between), ...phrase]
  })
}

/** A sentence starts with a capital, unless it starts with what a person chose: an address keeps its spelling. */
export function capitalised([first, ...rest]: Phrase): Phrase {
  if (!first || first.as === 'value') return first ? [first, ...rest] : []
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
}

/** What a visitor who is let in still meets: a reason to give, an approval, the next login. */
function visit(members: Readonly<Record<string, unknown>>): Phrase {
  const { session_duration: session } = members
  const phrase: Phrase = []
  if (members['purpose_justification_required'] === true) phrase.push(words(' They must say why they come.'))
  if (members['approval_required'] === true) phrase.push(words(' Somebody must approve each visit.'))
  if (typeof session !== 'string' || session === '') return phrase
  if (secondsOf(session) === 0) return [...phrase, words(' Ask again every time.')]
  return [...phrase, words(' Ask again after '), chosen(durationWords(session)), words('.')]
}
