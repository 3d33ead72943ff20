import type { AccessDocument, DocumentKind } from '#core/document-kind'
import { isObject } from '#core/json'
import { textOf, type Phrase } from '#core/phrase'
import { RULE_TYPES } from '#core/rule-type'
import { rulesOf } from '#core/rule-lists'
import type { Names } from '#core/selector'
import { sentenceOf } from '#core/sentence'
import { referencesOfRule } from '#core/used-by'

/** What a list of policies and a list of groups have in common, made once for each reading of the account. */
export interface ListRow {
  id: string
  name: string
  sentence: Phrase
  /** The keys of the selectors that its rules use, those that we do not know included. */
  selectors: ReadonlySet<string>
  /** Milliseconds since 1970; `undefined` when Cloudflare did not say. */
  changed: number | undefined
  /** How many things use it; `undefined` while that is not known. */
  uses: number | undefined
  /** Everything a person may look for, folded: name, the whole sentence, every value, every id. */
  searchText: string
}

/** A text as people compare it when they search: without case and accents. */
export const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The rules of a helper group; `undefined` = it is none. */
export type HelperRules = (id: string) => readonly unknown[] | undefined

interface Reading {
  names: Names
  /** A rule that points to a helper group counts as what the group holds: nobody sees the group itself. */
  helperRules: HelperRules
}

export function listRow(
  kind: DocumentKind,
  document: AccessDocument,
  { names, helperRules }: Reading,
  uses: number | undefined,
): ListRow {
  const rules = RULE_TYPES.flatMap((ruleType) => rulesOf(document, ruleType)).flatMap(
    (rule) =>
      referencesOfRule(rule).flatMap(({ kind: of, id }) => (of === 'groups' ? [helperRules(id)] : []))[0] ?? [rule],
  )
  const whole = textOf(sentenceOf(kind, document, { ...names, limit: Number.POSITIVE_INFINITY }))
  return {
    id: document.id,
    name: document.name,
    sentence: sentenceOf(kind, document, names),
    selectors: new Set(rules.flatMap((rule) => (isObject(rule) ? Object.keys(rule) : []))),
    changed: timeOf(document.updated_at ?? document.created_at),
    uses,
    searchText: folded([document.name, whole, document.id, ...rules.flatMap(textsIn)].join('\n')),
  }
}

const timeOf = (timestamp: unknown): number | undefined => {
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
