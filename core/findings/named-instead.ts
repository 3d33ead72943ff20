import { decisionWords } from '../decision'
import type { GroupDocument } from '../documents'
import { helperRules } from '../helper-group'
import { rulesOf } from '../rule-lists'
import { emailDomain } from '../selectors/email-domain'
import { group as groupSelector } from '../selectors/group'
import { readRule } from '../rule'
import type { Subject, SubjectRule } from './check'
import type { Apply, Choice, Fix, Option } from './finding'
import { byChoice, moveRules, replaceRule, together } from './fixes'
import { leadsTo } from './group-paths'
import { leavesOf, leavesSomebody, rulesAt } from './subject'
import type { View } from './view'

/** The option of the company’s own addresses; all others have the id of a group. */
const COMPANY = 'company'

const inWords = (domains: readonly string[]) => domains.map((name) => `@${name}`).join(', ')

/** The company where its domain is known, as a button names it, else a group. */
const instead = (view: View) => {
  const domains = view.companyDomains()
  return domains.length > 0 ? inWords(domains) : 'a group'
}

/**
 * Who can be named where too many get in, or nobody: the company’s own addresses, or a group of people; `undefined` while
 * nobody can. Of many groups no more are tried than it takes to know that there is one.
 */
function whoToName(
  subject: Subject,
  view: View,
  to: (rules: readonly unknown[]) => Apply,
  label = 'Who gets in instead',
): Choice | undefined {
  const fits = leavesSomebody(subject, view)
  const domains = view.companyDomains()
  const rules = domains.map((name) => ({ [emailDomain.key]: { domain: name } }))
  const company = { id: COMPANY, title: inWords(domains), detail: 'everybody of the company', apply: to(rules) }
  const own = domains.length > 0 && fits(company) ? [company] : []
  const optionOf = ({ id, name }: GroupDocument) => ({
    id,
    title: name,
    detail: 'a group',
    apply: to([{ [groupSelector.key]: { id } }]),
  })
  const groups = () =>
    peopleGroups(view).filter(({ id }) => subject.kind === 'policies' || !leadsTo(id, subject.place.id, view))
  if (own.length === 0 && !groups().some((group) => fits(optionOf(group)))) return undefined
  return {
    label,
    options: () => [...own, ...groups().map(optionOf).filter(fits)],
    ...(own.length > 0 && { best: COMPANY }),
  }
}

/** Puts somebody in the place of a rule; `undefined` while nobody can be named. */
export const nameInstead = (one: SubjectRule, subject: Subject, view: View): Fix | undefined =>
  byChoice(
    `Let in ${instead(view)} instead`,
    whoToName(subject, view, (rules) => replaceRule('', one, ...rules).apply),
  )

/** Makes a rule a condition beside who gets in: moved, and when nobody else is named, somebody is. */
export function asCondition(one: SubjectRule, subject: Subject, view: View): Fix | undefined {
  const move = moveRules('Put it under “and they must also”', 'require', one)
  if (rulesAt(subject, 'include').length > 1) return move
  return byChoice(
    `Let in ${instead(view)} instead, and put this under “and they must also”`,
    whoToName(subject, view, (rules) => together('', move, adding(rules)).apply),
  )
}

/** Lets in somebody who logs in and meets the condition, in the place of everybody who was not asked to log in. */
export const letInWith = (condition: unknown, subject: Subject, view: View): Fix | undefined =>
  byChoice(
    `Make it “${decisionWords.allow.plain}” for ${instead(view)}, and put this under “and they must also”`,
    whoToName(subject, view, (rules) => (document) => ({
      ...document,
      decision: 'allow',
      include: [...rules],
      require: [...rulesOf(document, 'require'), condition],
    })),
  )

/** Names somebody where nobody is. */
export const nameSomebody = (subject: Subject, view: View): Fix | undefined =>
  byChoice(
    `Let in ${instead(view)}`,
    whoToName(subject, view, (rules) => adding(rules).apply, 'Who gets in'),
  )

/** Lets in somebody who logs in, in the place of everybody without that; `undefined` while nobody can be named. */
export function letInOnly(subject: Subject, view: View): Choice | undefined {
  const choice = whoToName(subject, view, (rules) => (document) => ({
    ...document,
    decision: 'allow',
    include: [...rules],
  }))
  const named = (option: Option) => ({ ...option, title: `${decisionWords.allow.plain} ${option.title}` })
  return choice && { ...choice, options: () => choice.options().map(named) }
}

const adding = (rules: readonly unknown[]): Fix => ({
  label: '',
  apply: (document) => ({ ...document, include: [...rulesOf(document, 'include'), ...rules] }),
})

const known = new WeakMap<View, readonly GroupDocument[]>()

/** The groups that say who somebody is and in which somebody can be: not "anyone", and not only a place or a device. */
function peopleGroups(view: View): readonly GroupDocument[] {
  const before = known.get(view)
  if (before) return before
  const groups = view.facts.groups.filter((group) => helperRules(group) === undefined && isOfPeople(group, view))
  known.set(view, groups)
  return groups
}

function isOfPeople({ id }: GroupDocument, view: View): boolean {
  const rule = { [groupSelector.key]: { id } }
  if (view.leastOfRule(rule).anyone || view.mostOfRule(rule).length === 0) return false
  const who = leavesOf({ ruleType: 'include', index: 0, rule, read: readRule(rule) }, view).filter(
    ({ ruleType }) => ruleType === 'include',
  )
  return (
    who.length > 0 &&
    who.every(
      ({ rule: leaf, read }) =>
        read.state === 'known' && read.selector.category === 'people' && !view.leastOfRule(leaf).anyone,
    )
  )
}
