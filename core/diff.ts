import { canonicalRule, normalised, stableText } from './canonical'
import type { AccessDocument, DocumentKind } from './document-kind'
import { NOT_SET, switchWords, SWITCHES, valueWords } from './field-words'
import { chosen, words, type Phrase } from './phrase'
import { fieldWords } from './policy-fields'
import type { NameLookup } from './reference'
import { akin, keyOf } from './rule-kinship'
import { rulesOf } from './rule-lists'
import { RULE_TYPES, ruleTypeWords, type RuleType } from './rule-type'
import { ruleWords } from './rule-words'
import type { WordsContext } from './selector'

export type Difference =
  | { kind: 'rule-added' | 'rule-removed'; ruleType: RuleType; rule: unknown }
  | { kind: 'rule-changed'; ruleType: RuleType; before: unknown; after: unknown }
  | { kind: 'rule-moved'; from: RuleType; to: RuleType; rule: unknown }
  /** `before` and `after` are in words; a field that we do not know is told by its JSON text. */
  | { kind: 'field'; field: string; label: string; before: string; after: string }

const unread: NameLookup = () => ({ state: 'unread' })

/**
 * What changed between two versions, fields first, then rules in the order of the page; without a version before, what
 * a new document sets. What Cloudflare adds, drops, rewrites or reorders is no difference, so the list is empty exactly
 * when `sameDocument` holds. Names of approvers' lists are looked up with `nameOf`.
 */
export function differences(
  kind: DocumentKind,
  before: AccessDocument | object | undefined,
  after: AccessDocument | object,
  nameOf: NameLookup = unread,
): Difference[] {
  return [...fieldDifferences(kind, before, after, nameOf), ...ruleDifferences(before, after)]
}

function fieldDifferences(
  kind: DocumentKind,
  before: object | undefined,
  after: object,
  nameOf: NameLookup,
): Difference[] {
  const was = before ? normalised(kind, before) : {}
  const is = normalised(kind, after)
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return fields.flatMap((field): Difference[] => {
    // A rule list that is a list is compared rule by rule; one that is not is a value like any other.
    const lists = RULE_TYPES.some((ruleType) => ruleType === field)
    const [a, b] = [was, is].map((members) => {
      const value = Object.hasOwn(members, field) ? members[field] : undefined
      return lists && Array.isArray(value) ? undefined : value
    })
    if (stableText([a]) === stableText([b]) && (a === undefined) === (b === undefined)) return []
    const tell = (value: unknown) =>
      before && SWITCHES.includes(field) ? switchWords(value) : valueWords(field, value, nameOf)
    const label = fieldWords(kind, field)?.plain ?? field
    const [old, now] = [tell(a), tell(b)]
    // Two values that read alike still differ: two lists of the same name, say.
    return [
      { kind: 'field', field, label, before: old, after: old === now && old !== NOT_SET ? `${now} (changed)` : now },
    ]
  })
}

/** A rule that one version has and the other has not, at this place. */
interface Odd {
  ruleType: RuleType
  rule: unknown
  text: string
}

function ruleDifferences(before: object | undefined, after: object): Difference[] {
  const removed = RULE_TYPES.flatMap((ruleType) => without(before, after, ruleType))
  const added = RULE_TYPES.flatMap((ruleType) => without(after, before, ruleType))
  const moved = takePairs(removed, added, (one) => (other) => one.text === other.text)
  const changed = takePairs(removed, added, isChange(removed, added))
  const all: [at: RuleType, Difference][] = [
    ...moved.map(([from, { ruleType: to, rule }]) => of(to, { kind: 'rule-moved', from: from.ruleType, to, rule })),
    ...changed.map(([old, { ruleType, rule }]) =>
      of(ruleType, { kind: 'rule-changed', ruleType, before: old.rule, after: rule }),
    ),
    ...added.map(({ ruleType, rule }) => of(ruleType, { kind: 'rule-added', ruleType, rule })),
    ...removed.map(({ ruleType, rule }) => of(ruleType, { kind: 'rule-removed', ruleType, rule })),
  ]
  return RULE_TYPES.flatMap((ruleType) => all.filter(([at]) => at === ruleType).map(([, difference]) => difference))
}

const of = (at: RuleType, difference: Difference): [RuleType, Difference] => [at, difference]

/** The rules of one block that the other version does not have there; of two equal rules, each stands for itself. */
function without(one: object | undefined, other: object | undefined, ruleType: RuleType): Odd[] {
  const left = new Map<string, number>()
  for (const rule of rulesOf(other, ruleType)) {
    const text = canonicalRule(rule)
    left.set(text, (left.get(text) ?? 0) + 1)
  }
  return rulesOf(one, ruleType).flatMap((rule): Odd[] => {
    const text = canonicalRule(rule)
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count > 0 ? [] : [{ ruleType, rule, text }]
  })
}

/** Takes out of both lists what belongs together, each with the first that fits it. */
function takePairs(
  removed: Odd[],
  added: Odd[],
  partner: (one: Odd) => ((other: Odd) => boolean) | undefined,
): [Odd, Odd][] {
  return removed.slice().flatMap((one): [Odd, Odd][] => {
    const fits = partner(one)
    const at = fits ? added.findIndex(fits) : -1
    const other = added[at]
    if (!other) return []
    added.splice(at, 1)
    removed.splice(removed.indexOf(one), 1)
    return [[one, other]]
  })
}

/** Only one rule out and one in, of one selector and one block, can be told as the same rule changed. */
function isChange(removed: readonly Odd[], added: readonly Odd[]) {
  const slot = ({ ruleType, rule }: Odd) => `${ruleType} ${keyOf(rule) ?? ''}`
  const count = (odd: readonly Odd[]) => {
    const counts = new Map<string, number>()
    for (const one of odd) counts.set(slot(one), (counts.get(slot(one)) ?? 0) + 1)
    return counts
  }
  const [out, into] = [count(removed), count(added)]
  return (one: Odd) =>
    out.get(slot(one)) === 1 && into.get(slot(one)) === 1
      ? (other: Odd) => slot(one) === slot(other) && akin(one.rule, other.rule)
      : undefined
}

/** A difference in words: "Added to Who gets in: anyone with an @example.com email". */
export function differenceWords(difference: Difference, context: WordsContext): Phrase {
  const told = (rule: unknown) => ruleWords(rule, context).who
  switch (difference.kind) {
    case 'rule-moved':
      return [words(`Moved from ${plain(difference.from)} to ${plain(difference.to)}: `), ...told(difference.rule)]
    case 'rule-changed': {
      const { ruleType, before, after } = difference
      return [words(`Changed under ${plain(ruleType)}: `), ...told(before), words(' becomes '), ...told(after)]
    }
    case 'field':
      return [
        words(`${difference.label}: `),
        chosen(difference.before),
        { text: ' becomes ', as: 'joint' },
        chosen(difference.after),
      ]
    default: {
      const how = difference.kind === 'rule-added' ? 'Added to' : 'Removed from'
      return [words(`${how} ${plain(difference.ruleType)}: `), ...told(difference.rule)]
    }
  }
}

const plain = (ruleType: RuleType) => {
  const name = ruleTypeWords[ruleType].plain
  return ruleType === 'include' ? name : `“${name}”`
}
