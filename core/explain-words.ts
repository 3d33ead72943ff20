import type { Outcome } from './decide'
import type { Decision } from './decision'
import type { BlockStep, MissingFact, RuleStep } from './explain'
import { chosen, words, type Phrase } from './phrase'
import type { RuleType } from './rule-type'
import type { Fact } from './selector'
import { capitalised } from './sentence'
import type { Verdict } from './verdict'

/** "depends on the country and the device check Disk encryption", for what cannot be told. */
export const dependsOn = (missing: readonly MissingFact[]): Phrase =>
  missing.flatMap(({ what }, at) => [
    words(at === 0 ? 'depends on ' : at === missing.length - 1 ? ' and ' : ', '),
    ...what,
  ])

const cannotTell = (missing: readonly MissingFact[]): Phrase => [
  words('Cannot tell: '),
  ...dependsOn(missing),
  words('.'),
]

/** The reason of a rule that is about no group. `they` is the rule in words. */
export function ruleReason(verdict: Verdict, they: Phrase, fact: Fact | undefined, missing: MissingFact[]): Phrase {
  if (verdict === 'unknown') return cannotTell(missing)
  if (verdict === 'match') return [words('They '), ...they, words('.')]
  return fact?.seen ? [...capitalised(fact.what), words(' '), ...fact.seen, words('.')] : [words('This is not so.')]
}

/** The reason of one rule list: that of the rule that decides it, where one does. */
export function blockReason(type: RuleType, verdict: Verdict, rules: RuleStep[], missing: MissingFact[]): Phrase {
  if (verdict === 'unknown') return cannotTell(missing)
  if (rules.length === 0) return [words(type === 'include' ? 'Nobody is named here.' : 'Nothing is asked here.')]
  const decisive = rules.filter((rule) => rule.verdict === (type === 'require' ? 'no-match' : 'match'))
  const [one] = decisive.length > 0 ? decisive : rules.length === 1 ? rules : []
  if (one) return one.reason
  return [words(type === 'require' ? 'All of these are so.' : 'None of these is so.')]
}

/** The reason of a group or a policy: that of the list that decides it. */
export function listsReason(verdict: Verdict, blocks: BlockStep[], missing: MissingFact[]): Phrase {
  if (verdict === 'unknown') return cannotTell(missing)
  const failing = blocks.find((block) => block.verdict === (block.ruleType === 'exclude' ? 'match' : 'no-match'))
  const [decisive] = failing ? [failing] : blocks
  if (!decisive) return []
  return failing?.ruleType === 'exclude'
    ? [words('They are left out: '), ...uncapitalised(decisive.reason)]
    : decisive.reason
}

const uncapitalised = ([first, ...rest]: Phrase): Phrase =>
  first
    ? [
        first.as === 'value' ? first : { ...first, text: first.text.charAt(0).toLowerCase() + first.text.slice(1) },
        ...rest,
      ]
    : []

const EFFECTS: Record<Decision, string> = {
  allow: 'This applies, so they are let in. ',
  deny: 'This applies, so they are kept out. ',
  bypass: 'This applies, so they get in without a login. ',
  non_identity: 'This applies, so they get in without a login page. ',
}

/** The reason of a policy: what it does, or why it does nothing. */
export function policyReason(
  decision: Decision,
  verdict: Verdict,
  blocks: BlockStep[],
  missing: MissingFact[],
): Phrase {
  const why = listsReason(verdict, blocks, missing)
  if (verdict === 'unknown') return why
  return [words(verdict === 'match' ? EFFECTS[decision] : 'This does not apply. '), ...why]
}

/** The answer of an application in one sentence. */
export function appReason<Policy extends { name?: string }>(
  { access, by }: Outcome<Policy>,
  last: Policy | undefined,
  missing: MissingFact[],
): Phrase {
  if (access === 'unknown') return cannotTell(missing)
  const how = access === 'granted' ? 'Let in' : 'Kept out'
  if (by)
    return [words(`${how} by `), by.name === undefined ? words('a policy without a name') : chosen(by.name), words('.')]
  if (!last && access === 'denied') return [words('Kept out: no policy lets them in.')]
  return [words(`${how}, whichever of the policies that are left open applies.`)]
}
