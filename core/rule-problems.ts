import type { Decision } from './decision'
import { problemAt, type DocumentProblem } from './document-problem'
import { readRule, type ReadRule } from './rule'
import { ruleIdentity } from './rule-identity'
import { rulesOf } from './rule-lists'
import { textOfRule } from './rule-text'
import { RULE_TYPES, ruleTypeWords, type RuleType } from './rule-type'

/**
 * What is wrong or doubtful in one list of rules: the list itself, then each rule by its place. A rule that stands in
 * the base, letter for letter, is a doubt at most.
 */
export function ruleListProblems(
  ruleType: RuleType,
  document: Readonly<Record<string, unknown>>,
  decision: Decision | undefined,
  base: object | undefined,
): DocumentProblem[] {
  const list = document[ruleType]
  const absent = list === undefined || list === null
  if (ruleType === 'include' && (absent || (Array.isArray(list) && list.length === 0))) {
    return [problemAt(ruleType, 'Nobody is under Who gets in. Add at least one person, group or place.')]
  }
  if (absent) return []
  if (!Array.isArray(list)) {
    return [
      problemAt(
        ruleType,
        `What stands under “${ruleTypeWords[ruleType].plain}” is not a list of rules. Write one in [ ].`,
      ),
    ]
  }
  const stood = new Set(RULE_TYPES.flatMap((type) => rulesOf(base, type).map(textOfRule)))
  const seen = new Set<string>()
  return list.flatMap((rule: unknown, index) => {
    const read = readRule(rule)
    const place = { field: ruleType, index }
    const errors = errorsOf(read)
    const kept = (errors.length > 0 || read.state === 'unknown') && stood.has(textOfRule(rule))
    const doubts = [...doubtsOf(read, decision, kept)]
    const identity = ruleIdentity(rule, read)
    if (seen.has(identity) && read.state !== 'incomplete') doubts.push('Listed twice.')
    seen.add(identity)
    return [
      ...errors.map((message): DocumentProblem => ({ place, message, severity: kept ? 'doubt' : 'error' })),
      ...doubts.map((message): DocumentProblem => ({ place, message, severity: 'doubt' })),
    ]
  })
}

function errorsOf(read: ReadRule): string[] {
  if (read.state === 'incomplete') return [read.why]
  return read.state === 'known' ? read.problems.map(({ message }) => message) : []
}

function doubtsOf(read: ReadRule, decision: Decision | undefined, kept: boolean): string[] {
  if (read.state === 'incomplete') return []
  if (read.state === 'unknown') {
    return kept
      ? []
      : [`We do not know rules of the kind “${read.key}” yet. Cloudflare will judge it; check the spelling.`]
  }
  const fit = decision && read.selector.decisions[decision]
  return [...(fit && fit.fits !== 'yes' ? [fit.why] : []), ...(read.problems.length === 0 ? doubtsOfValue(read) : [])]
}

const doubtsByReading = new WeakMap<ReadRule, readonly string[]>()

/** What a selector doubts of a value, asked once for each reading of a rule. */
function doubtsOfValue(read: ReadRule & { state: 'known' }): readonly string[] {
  const known = doubtsByReading.get(read) ?? read.selector.doubts?.(read.value) ?? []
  doubtsByReading.set(read, known)
  return known
}
