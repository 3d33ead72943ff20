import { anyOfsIn, withAnyOfs } from '#core/any-of'
import { sameDocument, writable } from '#core/canonical'
import { documentNoun, type AccessDocument } from '#core/document-kind'
import { documentOf, draftOf, type Draft } from '#core/draft'
import type { ErrorPlace } from '#core/errors'
import { isObject, readJson, writeJson } from '#core/json'
import { deeperThan } from '#core/nesting'
import { documentProblems } from '#core/problems'
import { JsonPlaces, type Path, type Range } from './json-places'

/** Above this a text is not read at all: a policy with 1,000 rules has a tenth of it. */
const LIMIT = 1_000_000

export interface TextProblem extends Range {
  message: string
  severity: 'error' | 'warning'
}

/** Reading goes down level by level: text that is nested without end would exhaust it. */
const DEEPEST = 100

/** What the typed text means: a draft, or why it cannot be one. */
export type ReadText =
  | { state: 'draft'; draft: Draft; problems: TextProblem[] }
  | { state: 'refused'; reason: string; problems: TextProblem[] }

/** The text that the JSON view starts with: the document as it would be sent, without what only Cloudflare sets. */
export const textOfDraft = (draft: Draft, base: AccessDocument | undefined): string =>
  writeJson(writable(draft.kind, documentOf(draft, base)), 2)

/** The text with each thing on a line of its own; undefined for what is no JSON, or too long or too deep to be read. */
export function formattedText(text: string): string | undefined {
  if (text.length > LIMIT || deeperThan(DEEPEST, text) !== undefined) return undefined
  try {
    return writeJson(readJson(text), 2)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * Reads the text of the JSON view. A text is refused when it is no JSON, no document, or says something that the draft
 * could not carry: what was typed is never dropped without a word. What is wrong inside a rule does not stop it: the
 * editor shows that too, and only a save is stopped. What “any of” rows are to hold stands in the draft `before` only.
 */
export function readDraft(text: string, before: Draft, base: AccessDocument | undefined): ReadText {
  const { kind } = before
  if (text.length > LIMIT) {
    const size = (text.length / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })
    return refused(
      `This text is too long: ${size} million characters. A ${documentNoun[kind]} can have 1 million.`,
      0,
      0,
    )
  }
  if (text.trim() === '') return refused('There is no text here. Undo, or paste a whole document.', 0, 0)
  const deep = deeperThan(DEEPEST, text)
  if (deep !== undefined)
    return refused(`This is nested more than ${DEEPEST} levels deep, as nothing here can be.`, deep, deep + 1)
  const places = new JsonPlaces(text)
  const broken = places.broken()
  const [repeated] = broken ? [] : places.repeatedKeys()
  if (repeated) return refused(`"${repeated.key}" stands here twice. Keep one of them.`, repeated.from, repeated.to)
  let document: unknown
  try {
    document = readJson(text)
  } catch {
    const { from, to } = broken ?? places.at([])
    const line = text.slice(0, from).split('\n').length
    const message = 'This is not valid JSON: look for a missing comma, quote or bracket.'
    return { ...refused(message, from, to), reason: `Line ${line}: ${message}` }
  }
  if (!isObject(document)) {
    const { from, to } = places.at([])
    return refused(
      `This is ${shapeOf(document)}, not a ${documentNoun[kind]}: it must start with { and end with }.`,
      from,
      to,
    )
  }
  const draft = withAnyOfs(draftOf(kind, document), anyOfsIn(before))
  const problems: TextProblem[] = []
  const explained = new Map<string, string>()
  for (const { place, message, severity } of documentProblems(kind, document, base)) {
    problems.push({ ...places.at(pathOf(place)), message, severity: severity === 'error' ? 'error' : 'warning' })
    if (severity === 'error' && place.field !== undefined) explained.set(place.field, message)
  }
  const lost = lostKeys(draft, document, base)
  for (const key of lost.filter((lostKey) => !explained.has(lostKey))) {
    problems.push({ ...places.at([key]), message: lostMessage(key), severity: 'error' })
  }
  const [first] = lost
  if (first === undefined) return { state: 'draft', draft, problems }
  return { state: 'refused', reason: explained.get(first) ?? lostMessage(first), problems }
}

/** What the draft would not carry: keys that say something else once the draft is a document again. */
function lostKeys(draft: Draft, document: Record<string, unknown>, base: AccessDocument | undefined): string[] {
  const wanted = writable(draft.kind, document)
  const carried = writable(draft.kind, documentOf(draft, base))
  const keys = new Set([...Object.keys(wanted), ...Object.keys(carried)])
  return [...keys].filter((key) => !sameDocument(draft.kind, only(key, wanted), only(key, carried)))
}

const only = (key: string, document: Record<string, unknown>) =>
  Object.hasOwn(document, key) ? { [key]: document[key] } : {}

const lostMessage = (key: string) =>
  `"${key}" cannot be changed here like this: it is not a part we know, or its value is of the wrong kind. Put it back as it was.`

const pathOf = ({ field, index }: ErrorPlace): Path =>
  field === undefined ? [] : index === undefined ? [field] : [field, index]

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'boolean') return 'true or false'
  return value === null ? 'null' : 'a number'
}

const refused = (reason: string, from: number, to: number): Extract<ReadText, { state: 'refused' }> => ({
  state: 'refused',
  reason,
  problems: [{ from, to, message: reason, severity: 'error' }],
})
