import { anyOfRow, groupOfRow } from '../any-of'
import { stableText } from '../canonical'
import { NEW_ID } from '../change-set'
import { membersOf } from '../document-kind'
import { ruleOf } from '../draft'
import { rulesOf } from '../rule-lists'
import type { RuleType } from '../rule-type'
import { group } from '../selectors/group'
import type { SubjectRule } from './check'
import type { Choice, Fix } from './finding'
import { freeMark } from './marks'
import type { View } from './view'

type Document = Readonly<Record<string, unknown>>
type RuleAt = Pick<SubjectRule, 'ruleType' | 'index' | 'rule'>

/** Takes rules out. */
export const removeRules = (label: string, ...gone: readonly RuleAt[]): Fix => ({
  label,
  apply: (document) => gone.reduce((rest, at) => edited(rest, at, () => []), { ...document }),
})

/** Puts another rule, or others, in the place of one. */
export const replaceRule = (label: string, at: RuleAt, ...rules: readonly unknown[]): Fix => ({
  label,
  apply: (document) => edited(document, at, () => [...rules]),
})

/** Makes one "any of" row of several rules, in the place of the first; what they hold is `rules`. */
export function makeAnyOf(
  label: string,
  mark: string,
  rules: readonly unknown[],
  [first, ...rest]: readonly [RuleAt, ...RuleAt[]],
): Fix {
  const row = anyOfRow(rules, mark)
  const id = groupOfRow(row)
  return {
    label,
    apply: (document) =>
      rest.reduce(
        (left, at) => edited(left, at, () => []),
        edited(document, first, () => [ruleOf(row)]),
      ),
    ...(id !== undefined && row.anyOf && { anyOfs: new Map([[id, row.anyOf]]) }),
  }
}

/** Makes a group of its own of some rules, and puts it in the place of the first of them. */
export function makeGroup(
  label: string,
  name: string,
  [first, ...rest]: readonly [RuleAt, ...RuleAt[]],
  view: View,
): Fix {
  const rules = [first, ...rest].map(({ rule }) => rule)
  const id = `${NEW_ID}${freeMark(rules, view)}`
  return {
    label,
    makes: new Map([[id, { name, include: rules }]]),
    apply: (document) =>
      rest.reduce(
        (left, at) => edited(left, at, () => []),
        edited(document, first, () => [{ [group.key]: { id } }]),
      ),
  }
}

/** Moves rules from their lists to the end of another one. */
export const moveRules = (label: string, to: RuleType, ...moved: readonly RuleAt[]): Fix => ({
  label,
  apply: (document) => {
    const rest = moved.reduce((left, at) => edited(left, at, () => []), { ...document })
    return { ...rest, [to]: [...rulesOf(rest, to), ...moved.map(({ rule }) => rule)] }
  },
})

/** Sets one field, or with `undefined` takes it out. */
export const setField = (label: string, field: string, value: (now: unknown) => unknown): Fix => ({
  label,
  apply: (document) => {
    const { [field]: now, ...rest } = document
    const then = value(now)
    return then === undefined ? rest : { ...document, [field]: then }
  },
})

/** Changes made one after the other, as one. */
export const together = (label: string, ...fixes: readonly Fix[]): Fix => ({
  label,
  apply: (document) => fixes.reduce((now, { apply }) => apply(now), { ...document }),
})

/** Does what somebody chooses; `undefined` when there is nothing to choose from. */
export function byChoice(label: string, choice: Choice | undefined): Fix | undefined {
  if (!choice) return undefined
  const { options, best } = choice
  const taken = () => (best === undefined ? undefined : options().find(({ id }) => id === best))
  return { label, choice, apply: (document) => taken()?.apply(document) ?? { ...document } }
}

/** The fix with what was chosen; the same where nothing has to be, or nothing was. */
export function withChosen(fix: Fix, id: string | undefined): Fix {
  const option = fix.choice?.options().find((one) => one.id === id)
  return option ? { ...fix, apply: option.apply } : fix
}

/** What a fix is called once something was chosen: a label that names the best option is not true of another one. */
export const fixTitle = ({ label, choice }: Fix, chosen: string | undefined): string =>
  choice?.best === undefined || chosen === choice.best ? label : choice.label

/** A fix as a part of what a check finds. */
export const fixed = (fix: Fix | undefined): { fix?: Fix } => (fix ? { fix } : {})

/** The document with one rule exchanged: the one at the place if it is still that one, else the first that equals it. */
function edited(document: Document, { ruleType, index, rule }: RuleAt, to: () => unknown[]): Record<string, unknown> {
  const rules = rulesOf(document, ruleType)
  const text = stableText(rule)
  const at = stableText(rules[index] ?? null) === text ? index : rules.findIndex((one) => stableText(one) === text)
  if (at < 0) return { ...membersOf(document) }
  return { ...document, [ruleType]: rules.toSpliced(at, 1, ...to()) }
}
