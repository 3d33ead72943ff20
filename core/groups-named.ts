import { isObject } from './json'
import { readRule } from './rule'
import { rulesOf } from './rule-lists'
import { RULE_TYPES, type RuleType } from './rule-type'
import { selectorOf } from './selectors'
import { referencesOfRead } from './used-by'

/** The group whose content a rule stands for; `undefined` = the rule is about something else. */
export function groupNamed(rule: unknown): string | undefined {
  if (!isObject(rule)) return undefined
  // Reading a rule checks its value, which costs most; few rules are about groups.
  for (const key in rule) if (selectorOf(key)?.judged !== 'content') return undefined
  const read = readRule(rule)
  return read.state === 'known' && read.problems.length === 0 ? referencesOfRead(read)[0]?.id : undefined
}

interface GroupsNamed extends Readonly<Record<RuleType, readonly string[]>> {
  all: ReadonlySet<string>
}

const known = new WeakMap<object, GroupsNamed>()

/** The ids of the groups that a policy or group names itself, by rule list. The document must not be changed in place. */
export function groupsNamedIn(document: object): GroupsNamed {
  const before = known.get(document)
  if (before) return before
  const [include, require, exclude] = RULE_TYPES.map((ruleType) =>
    rulesOf(document, ruleType).flatMap((rule) => groupNamed(rule) ?? []),
  ) as [string[], string[], string[]]
  const named = { include, require, exclude, all: new Set([...include, ...require, ...exclude]) }
  known.set(document, named)
  return named
}
