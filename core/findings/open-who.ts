import type { Attribute } from '../claim'
import type { Check, Found, Subject, SubjectRule } from './check'
import {
  country,
  everyone,
  groupExample,
  groupOf,
  inGroup,
  network,
  login,
  policyExample,
  SENSITIVE,
  staff,
} from './example'
import type { Fix } from './finding'
import { fixed, removeRules } from './fixes'
import { asCondition, nameInstead } from './named-instead'
import { groupOf as groupIn } from './proof'
import { at, leavesOf, rulesAt } from './subject'
import { nameIn, type View } from './view'

/** Login methods where anybody can have an account. */
const PUBLIC_LOGINS: ReadonlySet<string> = new Set(['google', 'github', 'linkedin', 'facebook', 'yandex'])

/** The rules under "Who gets in" that any visit meets. */
const openRules = (subject: Subject, view: View) =>
  rulesAt(subject, 'include').filter(({ rule }) => view.leastOfRule(rule).anyone)

/**
 * Nothing under "and they must also" asks for more than a value of one attribute, and no exception may be about
 * everybody.
 */
const asksNoMore = (subject: Subject, view: View, than?: Attribute) =>
  rulesAt(subject, 'require').every(({ rule }) => {
    const sure = view.leastOfRule(rule)
    return sure.anyone || (than !== undefined && sure.values.has(than))
  }) && !rulesAt(subject, 'exclude').some((one) => mayBeAnyone(one, view))

/** Whether a rule may hold for every visit: of a group, because of what is in it. */
const mayBeAnyone = (one: SubjectRule, view: View) =>
  view.mostOfRule(one.rule).some(({ values }) => values.size === 0) &&
  leavesOf(one, view).some(({ rule }) => view.leastOfRule(rule).anyone)

const withFix = (found: Found, fix: Fix | undefined): Found => ({ ...found, ...fixed(fix) })

const openToAnyone: Check = {
  id: 'OPEN-01',
  severity: 'stop',
  title: 'Anyone who can log in gets in',
  inDocument: (subject, view) => {
    if (subject.decision !== 'allow' || !asksNoMore(subject, view)) return []
    return openRules(subject, view).map((one) => {
      const inner = groupIn(one.read)
      const through =
        inner === undefined ? '' : ` The group ${nameIn(view, { kind: 'groups', id: inner })} contains anyone at all.`
      const found: Found = {
        message: `Anyone who can log in by any method gets in.${through}`,
        severity: subject.apps.some(({ isSensitive }) => isSensitive) ? 'stop' : 'risk',
        at: at(one),
        ...(inner === undefined ? {} : { see: { kind: 'groups', id: inner } }),
      }
      return withFix(found, nameInstead(one, subject, view))
    })
  },
  examples: {
    finds: [policyExample([everyone]), policyExample([staff, everyone], {}, { sensitive_apps: SENSITIVE })],
    spares: [
      policyExample([everyone], { require: [staff] }),
      policyExample([everyone], { decision: 'bypass' }),
      policyExample([everyone], { exclude: [everyone] }),
    ],
  },
}

/** A check for login methods of some types that are enough by themselves. */
function loginAlone(id: string, title: string, isOpen: (type: string) => boolean, tell: (name: string) => string) {
  return (severity: Check['severity'], examples: Check['examples']): Check => ({
    id,
    severity,
    title,
    inDocument: (subject, view) => {
      if (subject.decision !== 'allow' || !asksNoMore(subject, view, 'login method')) return []
      return rulesAt(subject, 'include').flatMap((one) => {
        const set = view.leastOfRule(one.rule).values.get('login method')
        const ids = set?.of === 'names' ? [...set.names] : []
        const open = ids
          .map((provider) => view.row({ kind: 'identity_providers', id: provider }))
          .find((row) => isOpen(row?.type ?? ''))
        if (!open) return []
        const found: Found = { message: tell(open.name), at: at(one) }
        const others = rulesAt(subject, 'include').length > 1
        return [
          withFix(found, others ? removeRules('Remove it: the others stay', one) : asCondition(one, subject, view)),
        ]
      })
    },
    examples,
  })
}

const openByCode = loginAlone(
  'OPEN-02',
  'Anyone with an email address gets in by a code',
  (type) => type === 'onetimepin',
  (name) => `Anyone with any email address can ask for a code and get in: ${name} alone is enough here.`,
)('stop', {
  finds: [policyExample([login('pin')]), policyExample([staff, login('pin')])],
  spares: [
    policyExample([staff], { require: [login('pin')] }),
    policyExample([login('okta')]),
    policyExample([login('pin')], { require: [staff] }),
  ],
})

const openByPublicLogin = loginAlone(
  'OPEN-03',
  'Anyone with a personal account gets in',
  (type) => PUBLIC_LOGINS.has(type),
  (name) => `Anyone with a personal account at ${name} gets in. Add a domain, a group or a list.`,
)('risk', {
  finds: [policyExample([login('google')])],
  spares: [policyExample([login('entra')]), policyExample([login('google')], { require: [staff] })],
})

/** A check for a place that is enough by itself. */
function placeAlone(id: string, title: string, attribute: Attribute, tell: (who: string) => string) {
  return (severity: Check['severity'], examples: Check['examples']): Check => ({
    id,
    severity,
    title,
    inDocument: (subject, view) => {
      if (subject.decision !== 'allow' || !asksNoMore(subject, view, attribute)) return []
      return rulesAt(subject, 'include').flatMap((one) =>
        view.leastOfRule(one.rule).values.has(attribute)
          ? [withFix({ message: tell(view.who(one.rule)), at: at(one) }, asCondition(one, subject, view))]
          : [],
      )
    },
    examples,
  })
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const openByCountry = placeAlone(
  'OPEN-06',
  'A country is the only condition',
  'country',
  (who) => `${capital(who)} who can log in gets in: the country is the only condition.`,
)('risk', {
  finds: [
    policyExample([country('PT')]),
    policyExample([inGroup('g')], {}, { groups: [groupOf('g', [country('PT')])] }),
  ],
  spares: [policyExample([staff], { require: [country('PT')] }), policyExample([country('PT')], { decision: 'deny' })],
})

const openByNetwork = placeAlone(
  'OPEN-08',
  'A network is the only condition',
  'address',
  (who) => `${capital(who)} gets in, by any login: the network is the only condition.`,
)('doubt', {
  finds: [policyExample([network('203.0.113.0/24')])],
  spares: [policyExample([staff], { require: [network('203.0.113.0/24')] })],
})

const openGroup: Check = {
  id: 'OPEN-12',
  severity: 'stop',
  title: 'A group contains anyone at all',
  needs: 'groups',
  inDocument: (subject, view) => {
    if (subject.kind !== 'groups' || !asksNoMore(subject, view)) return []
    return openRules(subject, view).map((one) => {
      const inner = groupIn(one.read)
      const uses = view.usesOf({ kind: 'groups', id: subject.place.id })
      const open = uses === 0 ? '' : ` What uses it is open too: ${uses === 1 ? 'one place' : `${uses} places`}.`
      const message =
        inner === undefined
          ? `This group contains anyone at all.${open}`
          : `This group contains ${nameIn(view, { kind: 'groups', id: inner })}, which contains anyone at all.${open}`
      const others = rulesAt(subject, 'include').length > 1
      const found: Found = {
        message,
        at: at(one),
        ...(inner === undefined ? {} : { see: { kind: 'groups', id: inner } }),
      }
      if (others) return withFix(found, removeRules('Remove this rule', one))
      return withFix(found, inner === undefined ? nameInstead(one, subject, view) : undefined)
    })
  },
  examples: {
    finds: [
      groupExample([staff, inGroup('x')], {}, { groups: [groupOf('x', [inGroup('y')]), groupOf('y', [everyone])] }),
      groupExample([everyone]),
    ],
    spares: [groupExample([staff]), groupExample([everyone], { require: [staff] })],
  },
}

export const openToMany: readonly Check[] = [
  openToAnyone,
  openByCode,
  openByPublicLogin,
  openByCountry,
  openByNetwork,
  openGroup,
]
