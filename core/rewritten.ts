import { isObject } from './json'
import type { Reference } from './reference'
import { readRule } from './rule'
import { rulesOf } from './rule-lists'
import { RULE_TYPES } from './rule-type'
import { referenceKey, referencesOfRule } from './used-by'

/**
 * The document with what its rules point to by `reference` taken out: the rules that name it are gone, everything else
 * is as it came.
 */
export function withoutReference(document: Record<string, unknown>, reference: Reference): Record<string, unknown> {
  const names = (rule: unknown) =>
    referencesOfRule(rule).some((other) => referenceKey(other) === referenceKey(reference))
  const result = { ...document }
  for (const ruleType of RULE_TYPES) {
    const rules = rulesOf(document, ruleType)
    if (rules.some(names)) result[ruleType] = rules.filter((rule) => !names(rule))
  }
  return result
}

/** The document with each id that its rules point to replaced as `idOf` says; `undefined` = it stays. */
export function withIds(
  document: Record<string, unknown>,
  idOf: (reference: Reference) => string | undefined,
): Record<string, unknown> {
  const result = { ...document }
  for (const ruleType of RULE_TYPES) {
    const rules = rulesOf(document, ruleType)
    if (rules.some((rule) => referencesOfRule(rule).some((reference) => idOf(reference) !== undefined))) {
      result[ruleType] = rules.map((rule) => ruleWithIds(rule, idOf))
    }
  }
  return result
}

function ruleWithIds(rule: unknown, idOf: (reference: Reference) => string | undefined): unknown {
  const read = readRule(rule)
  if (read.state !== 'known' || !isObject(rule)) return rule
  const value = Object.entries(read.value).map(([name, id]): [string, unknown] => {
    const field = Object.hasOwn(read.selector.fields, name) ? read.selector.fields[name] : undefined
    if (field?.kind !== 'reference' || typeof id !== 'string') return [name, id]
    return [name, idOf({ kind: field.to, id }) ?? id]
  })
  return { [read.selector.key]: Object.fromEntries(value) }
}
