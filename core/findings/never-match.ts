import { distinct } from '../any-of'
import { oneAtATime, oneEmailDomain, type Attribute } from '../claim'
import { helperRules } from '../helper-group'
import { loginMethod } from '../selectors/login-method'
import type { Found, Subject, SubjectRule } from './check'
import type { Fix } from './finding'
import { fixed, makeAnyOf, removeRules, replaceRule } from './fixes'
import { freeMark } from './marks'
import { nameSomebody } from './named-instead'
import { reasonOf, type Reason } from './never-reason'
import { groupOf } from './proof'
import { at, peopleIn, rulesAt } from './subject'
import { nameIn, type View } from './view'

type Told = Found & { id: string }

/** Why nobody can match a policy or group, under the number of the check that it belongs to; at most one reason. */
export function neverMatches(subject: Subject, view: View): Told[] {
  const reason = reasonOf(subject, view)
  const told = reason && tell(reason, subject, view)
  return told ? [told] : []
}

function tell(reason: Reason, subject: Subject, view: View): Told | null {
  switch (reason.why) {
    case 'nobody named':
      return {
        id: 'NEVER-10',
        message: 'There is nobody under “Who gets in”, so nobody falls under this. Add someone.',
        at: { ruleType: 'include' },
        // Whom a policy keeps out, or lets in without a login, is for nobody to guess.
        ...fixed(subject.kind === 'groups' || subject.decision === 'allow' ? nameSomebody(subject, view) : undefined),
      }
    case 'dead rule':
      return deadRule(reason.rule, reason.group, view)
    case 'two conditions':
      return twoConditions(reason.rules, reason.attribute, subject, view)
    case 'who and condition':
      return whoAndCondition(reason.rule, reason.attribute, subject, view)
    default:
      return allExcluded(reason, subject, view)
  }
}

/** An empty list is told by a check of its own. */
function deadRule(rule: SubjectRule, group: string | undefined, view: View): Told | null {
  if (group === undefined) return null
  const name = nameIn(view, { kind: 'groups', id: group })
  const what = rule.ruleType === 'require' ? 'The required group' : 'The group'
  return {
    id: 'NEVER-09',
    message: `${what} ${name} cannot match anyone, so nobody falls under this.`,
    at: at(rule),
    see: { kind: 'groups', id: group },
  }
}

const ID: Record<Attribute, string> = {
  email: 'NEVER-01',
  country: 'NEVER-03',
  address: 'NEVER-04',
  'login method': 'NEVER-05',
  'machine key': 'NEVER-17',
  'application token': 'NEVER-17',
  certificate: 'NEVER-17',
}

const together = (attribute: Attribute) => ({ id: ID[attribute], say: oneAtATime[attribute] })

function twoConditions(
  [one, two]: [SubjectRule, SubjectRule],
  attribute: Attribute | undefined,
  subject: Subject,
  view: View,
): Told {
  const both = `they ${view.they(one.rule)}, and they ${view.they(two.rule)}`
  const found = { at: at(two), ...fixed(anyOf([one, two], attribute, subject, view)) }
  if (attribute === undefined) return { id: 'NEVER-07', message: `Nobody can meet both conditions: ${both}.`, ...found }
  if (attribute === 'login method') return { ...found, ...logins([one, two], subject, view) }
  const { id, say } = attribute === 'email' ? emailPair(one, two, view) : together(attribute)
  return { id, message: `${say}: ${both}.`, ...found, people: peopleIn([one, two], view) }
}

function emailPair(one: SubjectRule, two: SubjectRule, view: View): { id: string; say: string } {
  const [a, b] = [one, two].map(({ rule }) => view.leastOfRule(rule).values.get('email'))
  const domains = [a, b].filter((set) => set?.of === 'emails' && set.domains.size > 0 && set.emails.size === 0).length
  if (domains === 2) return { id: 'NEVER-02', say: oneEmailDomain }
  return domains === 1 ? { id: 'NEVER-08', say: 'No address named has an email at the domain' } : together('email')
}

/** Two conditions about the login: two methods, groups of two of them, or groups and a method that brings none. */
function logins(rules: readonly SubjectRule[], subject: Subject, view: View): Told {
  const [first, second] = rules
  const exact = rules.filter(({ rule }) => view.leastOfRule(rule).values.has('login method'))
  const told = rules.map(({ rule }) => `they ${view.they(rule)}`).join(', and ')
  const place = second ?? first
  const where = place ? { at: at(place) } : {}
  if (exact.length === rules.length)
    return { id: 'NEVER-05', message: `${oneAtATime['login method']}: ${told}.`, ...where }
  const pin = exact.find((one) => isByCode(one, view))
  if (!pin)
    return {
      id: 'NEVER-12',
      message: `Groups and claims come from one login method, and a login uses one: nobody meets both. Asked is that ${told}.`,
      ...where,
    }
  const provider =
    loginIds(
      rules.filter((one) => one !== pin),
      view,
    )[0] ?? loginIds(rulesAt(subject, 'include'), view)[0]
  const fix =
    provider === undefined
      ? undefined
      : replaceRule(`Require ${nameIn(view, { kind: 'identity_providers', id: provider })} instead`, pin, {
          [loginMethod.key]: { id: provider },
        })
  const message =
    'Groups are unknown when people log in by email code, so nobody meets this. Require the login method that knows the groups.'
  return { id: 'NEVER-13', message, at: at(pin), ...fixed(fix) }
}

const loginIds = (rules: readonly SubjectRule[], view: View): string[] =>
  rules.flatMap(({ rule }) =>
    view.mostOfRule(rule).flatMap(({ values }) => {
      const set = values.get('login method')
      return set?.of === 'names' ? [...set.names] : []
    }),
  )

const isByCode = (one: SubjectRule, view: View) => {
  const ids = loginIds([one], view)
  return ids.length > 0 && ids.every((id) => view.row({ kind: 'identity_providers', id })?.type === 'onetimepin')
}

function whoAndCondition(rule: SubjectRule, attribute: Attribute | undefined, subject: Subject, view: View): Told {
  const include = rulesAt(subject, 'include')
  const they = `they must also ${view.they(rule.rule)}`
  if (attribute === 'login method') {
    const from = include.find((one) => loginIds([one], view).length > 0)
    const told = logins([...(from ? [from] : []), rule], subject, view)
    return { ...told, at: told.at ?? at(rule) }
  }
  const people = peopleIn(include, view)
  if (attribute === 'email' || attribute === undefined) {
    return {
      id: 'NEVER-08',
      message: `None of those under “Who gets in” can meet the condition that ${they}.`,
      at: at(rule),
      people,
    }
  }
  return {
    id: ID[attribute],
    message: `${oneAtATime[attribute]}. Of those under “Who gets in” nobody can meet the condition that ${they}.`,
    at: at(rule),
    people,
  }
}

function allExcluded(
  { rules, required }: Extract<Reason, { why: 'all excluded' }>,
  subject: Subject,
  view: View,
): Told {
  const [first] = rules
  const where = first ? { at: at(first) } : {}
  const fix = removeRules(rules.length > 1 ? 'Remove these exceptions' : 'Remove this exception', ...rules)
  if (required)
    return {
      id: 'NEVER-07',
      message: `The same thing is both required and forbidden: they ${view.they(required.rule)}.`,
      ...where,
      fix,
    }
  const people = peopleIn(rulesAt(subject, 'include'), view)
  return {
    id: 'NEVER-06',
    message: 'Everyone who is named under “Who gets in” is also excluded, so nobody falls under this.',
    ...where,
    fix,
    people,
  }
}

/** All conditions about this attribute as one "any of", when somebody can match afterwards. */
function anyOf(
  [one, two]: readonly [SubjectRule, SubjectRule],
  attribute: Attribute | undefined,
  subject: Subject,
  view: View,
): Fix | undefined {
  if (attribute === undefined) return undefined
  const conditions = rulesAt(subject, 'require')
  const others = conditions.filter(
    (other) =>
      other !== one && other !== two && view.mostOfRule(other.rule).some(({ values }) => values.has(attribute)),
  )
  const joined = [one, two, ...others] as const
  const kept = conditions.filter((other) => !joined.includes(other)).map(({ rule }) => rule)
  const rules = distinct(joined.flatMap(({ rule, read }) => helperRules(view.group(groupOf(read) ?? '')) ?? [rule]))
  const somebody = rules.some((rule) => view.most({ ...subject.lists, require: [...kept, rule] }).length > 0)
  if (!somebody) return undefined
  return makeAnyOf('Make it any one of them', freeMark(rules, view), rules, joined)
}
