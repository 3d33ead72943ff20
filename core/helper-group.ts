import { membersOf } from './document-kind'
import { textOf } from './phrase'
import { readRule } from './rule'
import { rulesOf } from './rule-lists'
import { ruleWords } from './rule-words'
import type { Names } from './selector'

/**
 * Cloudflare has no "any of" inside "they must also": it needs a group of its own there. Gatehouse makes such helper
 * groups and takes them away again. They are known by a name of this shape, which a person can read in Cloudflare too,
 * and by what they hold: rules of which one must hold, and nothing else. A name alone proves nothing.
 */
const NAME = /^Any of \(Gatehouse\): .+ · ([0-9a-z]{4})$/su

/** The longest name of a group. https://developers.cloudflare.com/cloudflare-one/account-limits/ */
const LONGEST_NAME = 350

/** The rules of which one must hold; `undefined` = this is no helper group. */
export function helperRules(group: unknown): readonly unknown[] | undefined {
  const { name, is_default: isDefault } = membersOf(group)
  if (typeof name !== 'string' || !NAME.test(name) || isDefault === true) return undefined
  if (rulesOf(group, 'require').length > 0 || rulesOf(group, 'exclude').length > 0) return undefined
  const rules = rulesOf(group, 'include')
  return rules.length > 0 ? rules : undefined
}

/** Whether Gatehouse keeps this group for an "any of" row. */
export const isHelperGroup = (group: unknown): boolean => helperRules(group) !== undefined

/** The rules of helper groups by their id, among some groups; `undefined` = the id is of no helper group. */
export function helpersIn(groups: readonly { id: string }[]): (id: string) => readonly unknown[] | undefined {
  const helpers = new Map(
    groups.flatMap((group) => {
      const rules = helperRules(group)
      return rules ? [[group.id, rules] as const] : []
    }),
  )
  return (id) => helpers.get(id)
}

/** What tells a helper group from others with the same rules, as its name ends; `undefined` = the name is no such name. */
export const helperMark = (name: unknown): string | undefined =>
  typeof name === 'string' ? NAME.exec(name)?.[1] : undefined

/**
 * The name of a helper group for these rules: "Any of (Gatehouse): Portugal, Spain · 3f2a". It has at most 350
 * characters; what does not fit is counted.
 */
export function helperName(rules: readonly unknown[], mark: string, names: Names): string {
  const told = rules.map((rule) => briefWords(rule, names))
  for (let shown = told.length; shown > 0; shown -= 1) {
    const left = told.length - shown
    const list = told.slice(0, shown).join(', ')
    const name = named(left > 0 ? `${list} and ${left} more` : list, mark)
    if (Array.from(name).length <= LONGEST_NAME) return name
  }
  return named(`${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`, mark)
}

const named = (list: string, mark: string) => `Any of (Gatehouse): ${list} · ${mark}`

/** What somebody chose in a rule: "Portugal", "@example.com"; what has no words of its own is told by its kind. */
export function briefWords(rule: unknown, names: Names): string {
  const read = readRule(rule)
  const { who } = ruleWords(rule, names)
  const chosen = who.some(({ as }) => as === 'gap') ? [] : who.filter(({ as }) => as === 'value')
  const text = textOf(chosen.flatMap((part, nth) => (nth === 0 ? [part] : [{ text: ' ' }, part]))).trim()
  // A line break would end the name for whoever reads it, and a name must stay one line.
  if (text !== '') return text.replaceAll(/\s+/gu, ' ')
  if (read.state === 'unknown') return read.key
  return read.state === 'known' || read.selector ? (read.selector?.plain ?? '') : 'a rule'
}
