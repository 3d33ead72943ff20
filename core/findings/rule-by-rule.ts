import type { Decision } from '../decision'
import { isObject } from '../json'
import { AUTHENTICATORS } from '../policy-problems'
import type { Population } from '../population'
import type { Mend, MendChoice, RuleFindingContext, Severity } from '../rule-finding'
import type { RuleType } from '../rule-type'
import type { Found, Subject, SubjectRule } from './check'
import type { Fix } from './finding'
import { byChoice, fixed, removeRules, replaceRule, setField, together } from './fixes'
import { asCondition } from './named-instead'
import { withAction } from './other-action'
import { groupOf } from './proof'
import { asksWho, at, leavesOf, loginsOf, rulesAt, subjectOf } from './subject'
import { nameIn, type View } from './view'

type Told = Found & { id: string }

/** What selectors say of each rule by itself: of its value, and of the action that it stands under. */
export function ruleByRule(subject: Subject, view: View): Told[] {
  const told: Told[] = []
  let context: RuleFindingContext | undefined
  for (const one of subject.rules) {
    const { read } = one
    if (read.state !== 'known') continue
    if (read.selector.finds) {
      if (context?.ruleType !== one.ruleType) context = contextOf(one.ruleType, subject, view)
      told.push(...ofValue(one, subject, view, context))
    }
    if (subject.decision) told.push(...ofAction(one, subject, view))
  }
  return told
}

/** What is costly to know stays behind its getter, so that only who asks pays for it. */
function contextOf(ruleType: RuleType, subject: Subject, view: View): RuleFindingContext {
  const { facts } = view
  let identified: boolean | undefined
  let logins: RuleFindingContext['logins'] | 'unasked' = 'unasked'
  return {
    ruleType,
    decision: subject.decision,
    get alsoIdentified() {
      return (identified ??= rulesAt(subject, 'require').some((one) => asksWho(one, view)))
    },
    get logins() {
      if (logins === 'unasked') logins = loginsOf(subject.document, view)
      return logins
    },
    get companyDomains() {
      return view.companyDomains()
    },
    publicMail: facts.public_mail ?? [],
    accountId: facts.account_id,
    peopleAt: peopleAtIn(facts.population),
    postureChecks: facts.posture_checks,
    serviceTokens: facts.service_tokens,
    directoryGroups: facts.directory_groups,
  }
}

function ofValue(one: SubjectRule, subject: Subject, view: View, context: RuleFindingContext): Told[] {
  const { read } = one
  if (read.state !== 'known' || !read.selector.finds) return []
  const { selector, value } = read
  const applied = ({ label, rule }: Mend): Fix | undefined => {
    if (rule === 'remove') return removeRules(label, one)
    if (rule === 'to-require') return asCondition(one, subject, view)
    if (rule === 'second-factor') return secondFactor(label, one, subject, view)
    if (Array.isArray(rule)) return replaceRule(label, one, ...(rule as unknown[]))
    const parts = rule as Readonly<Record<string, unknown>>
    return replaceRule(label, one, { [selector.key]: { ...value, ...parts } })
  }
  const fixOf = (mend: Mend | MendChoice) => ('options' in mend ? chosen(mend, applied) : applied(mend))
  const found = selector.finds?.(value, context) ?? []
  return found.map(({ mend, ...said }) => ({ ...said, at: at(one), ...fixed(mend && fixOf(mend)) }))
}

/** Asks for Cloudflare's own second factor instead of a rule; `undefined` where the organization has none. */
function secondFactor(label: string, one: SubjectRule, { decision }: Subject, { facts }: View): Fix | undefined {
  const own = facts.organization?.mfa_config
  if (decision !== 'allow' || one.ruleType !== 'require' || !own) return undefined
  const factors = (from: unknown) => (isObject(from) ? from['allowed_authenticators'] : undefined)
  const asked = setField('', 'mfa_config', (now) => ({
    ...(isObject(now) ? now : {}),
    mfa_disabled: false,
    allowed_authenticators: factors(now) ?? factors(own) ?? AUTHENTICATORS,
  }))
  return together(label, removeRules('', one), asked)
}

function chosen({ label, asks, options, best }: MendChoice, applied: (mend: Mend) => Fix | undefined): Fix | undefined {
  const made = options.flatMap(({ rule, ...option }) => {
    const fix = applied({ label, rule })
    return fix ? [{ ...option, apply: fix.apply }] : []
  })
  return made.length === 0
    ? undefined
    : byChoice(label, { label: asks, options: () => made, ...(best !== undefined && { best }) })
}

const byDomain = new WeakMap<Population, ReadonlyMap<string, readonly string[]>>()

/** Whom we know of at each domain; found once for each population. */
function peopleAtIn(population: Population | undefined): RuleFindingContext['peopleAt'] {
  if (!population) return undefined
  const known = byDomain.get(population) ?? groupedByDomain(population)
  byDomain.set(population, known)
  return (domain) => known.get(domain) ?? []
}

function groupedByDomain({ people }: Population): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>()
  for (const { email } of people) {
    const domain = email.slice(email.lastIndexOf('@') + 1)
    const there = known.get(domain)
    if (there) there.push(email)
    else known.set(domain, [email])
  }
  return known
}

/** The action under which works what does not work under the one chosen, by the number of the check. */
const OTHER_ACTION: Readonly<Record<string, Decision>> = {
  'ACT-01': 'non_identity',
  'ACT-02': 'non_identity',
  'ACT-03': 'allow',
  'ACT-04': 'non_identity',
  'NEVER-14': 'allow',
}

/** Whether nobody can meet a rule under this action: not it itself, and of a group nothing that would be enough. */
function isDead({ read, rule }: SubjectRule, decision: Decision, view: View, seen = new Set<unknown>()): boolean {
  if (read.state !== 'known' || seen.has(rule)) return false
  const inner = groupOf(read)
  if (inner === undefined) return read.selector.decisions[decision].fits === 'no'
  const group = view.group(inner)
  if (!group) return false
  seen.add(rule)
  const dead = (each: SubjectRule) => isDead(each, decision, view, seen)
  const { byType } = subjectOf('groups', group, { kind: 'groups', id: inner }, [], view)
  return byType.include.every(dead) || byType.require.some(dead)
}

/** A condition that no machine meets goes, where who gets in are machines only: with it, nothing gets in. */
function withoutCondition(one: SubjectRule, { decision, byType: { include } }: Subject): Fix | undefined {
  const named = include.every(({ read }) => read.state === 'known' && read.selector.category === 'machine')
  return decision === 'non_identity' && one.ruleType === 'require' && named && include.length > 0
    ? removeRules('Remove this condition', one)
    : undefined
}

/** Rules that do not work under the policy's action, also those that a group brings along. */
function ofAction(one: SubjectRule, subject: Subject, view: View): Told[] {
  const { decision, rules } = subject
  if (!decision || one.read.state !== 'known') return []
  const inner = groupOf(one.read)
  if (inner === undefined && one.read.selector.decisions[decision].fits === 'yes') return []
  const leaves = inner === undefined ? [one] : leavesOf(one, view)
  const misfits = leaves.flatMap(({ read }) => {
    const fit = read.state === 'known' ? read.selector.decisions[decision] : undefined
    return fit && fit.fits !== 'yes' && fit.finding !== undefined
      ? [{ id: fit.finding, fits: fit.fits, why: fit.why }]
      : []
  })
  const [first] = misfits
  if (!first) return []
  const dead = isDead(one, decision, view)
  const severity: Severity = first.fits === 'poorly' || one.ruleType === 'exclude' || !dead ? 'doubt' : 'stop'
  if (inner !== undefined) {
    const message = `The group ${nameIn(view, { kind: 'groups', id: inner })} holds what does not work here. ${first.why}`
    return [{ id: first.id, severity, message, at: at(one), see: { kind: 'groups', id: inner } }]
  }
  const others = rules.filter(({ ruleType }) => ruleType === one.ruleType).length > 1
  const harmless = first.fits === 'no' && (one.ruleType === 'exclude' || (one.ruleType === 'include' && others))
  const fix = harmless
    ? removeRules('Remove this rule', one)
    : (withAction(OTHER_ACTION[first.id], rules, view) ?? withoutCondition(one, subject))
  return [{ id: first.id, severity, message: first.why, at: at(one), ...fixed(fix) }]
}
