import { anyOfRow, groupOfRow } from '../any-of'
import { decisionWords } from '../decision'
import { ruleOf, type AnyOf } from '../draft'
import { serviceToken } from '../selectors/service-token'
import type { Check, Found, Subject, SubjectRule } from './check'
import { country, everyone, network, policyExample, staff } from './example'
import type { Choice, Fix, Option } from './finding'
import { byChoice, fixed } from './fixes'
import { inApplication } from './in-cloudflare'
import { freeMark } from './marks'
import { letInOnly, letInWith } from './named-instead'
import { at, heldSubject, rulesAt } from './subject'
import type { View } from './view'

const wholePublic: Check = {
  id: 'OPEN-04',
  severity: 'stop',
  title: 'A whole application is public',
  inApp: (view, all) =>
    view.policies.flatMap((held): Found[] => {
      const { app } = view
      const host = app.domain?.replace(/\/\**$/, '')
      const whole = host !== undefined && !host.includes('/')
      if (held.decision !== 'bypass' || !whole || !all.least(held.lists).anyone) return []
      return [
        {
          message: `The whole application at ${app.domain} is public, and visits are not logged. Limit it to one path, or use “Machines only”, or ask for a login.`,
          at: { policy: held.id },
          ...fixed(byChoice('Say who gets in', namedOnly(heldSubject(held, view, all), all))),
          inCloudflare: inApplication(app, `limit its address to a path, such as ${host}/public`),
        },
      ]
    }),
  examples: {
    finds: [
      policyExample([everyone], { decision: 'bypass' }),
      policyExample([everyone], { decision: 'bypass' }, keys()),
    ],
    spares: [
      policyExample([everyone], { decision: 'bypass' }, {}, { domain: 'payroll.example.com/public' }),
      policyExample([everyone]),
    ],
  },
}

function keys() {
  return { company_domains: [], population: { people: [], unread: [] }, service_tokens: [{ id: 'a', name: 'Robot' }] }
}

/** Somebody who logs in, or a machine; `undefined` while neither can be named. */
function namedOnly(subject: Subject, view: View): Choice | undefined {
  const people = letInOnly(subject, view)
  const machines = machinesOnly(view)
  return machines.length === 0
    ? people
    : { label: 'Who gets in instead', ...people, options: () => [...(people?.options() ?? []), ...machines] }
}

/** One machine key for each way to let in nothing but a machine. */
const machinesOnly = (view: View): Option[] =>
  (view.facts.service_tokens ?? [])
    .filter(({ trouble }) => trouble === undefined)
    .map(({ id, name }) => ({
      id,
      title: `${decisionWords.non_identity.plain}, with ${name}`,
      detail: 'a machine key',
      apply: (document) => ({
        ...document,
        decision: 'non_identity',
        include: [{ [serviceToken.key]: { token_id: id } }],
      }),
    }))

const unloggedNetwork: Check = {
  id: 'OPEN-15',
  severity: 'risk',
  title: 'No login from a network',
  inDocument: (subject, view) => {
    const { decision, document } = subject
    if (decision !== 'bypass' || view.least(view.listsOf(document)).anyone) return []
    const include = rulesAt(subject, 'include')
    const networks = include.filter(({ rule }) => view.leastOfRule(rule).values.has('address'))
    const [from, ...more] = networks
    if (!from) return []
    const [condition, anyOfs] = oneOf([from, ...more], view)
    const fix = networks.length === include.length ? letInWith(condition, subject, view) : undefined
    const message =
      'Nobody who comes from this network is asked to log in, and nothing is logged. Let people in with the network as a condition, or use a tunnel.'
    return [{ message, at: at(from), ...fixed(fix && { ...fix, ...(anyOfs && { anyOfs }) }) }]
  },
  examples: {
    finds: [
      policyExample([network('203.0.113.0/24')], { decision: 'bypass' }),
      policyExample([network('203.0.113.0/24'), network('198.51.100.0/24')], { decision: 'bypass' }),
      policyExample([network('203.0.113.0/24'), country('PT')], { decision: 'bypass' }),
    ],
    spares: [
      policyExample([everyone], { decision: 'bypass' }),
      policyExample([staff], { require: [network('203.0.113.0/24')] }),
    ],
  },
}

/** A condition that one of several rules is enough for, with the helper group that it takes. */
function oneOf(
  [first, ...more]: readonly [SubjectRule, ...SubjectRule[]],
  view: View,
): [condition: unknown, anyOfs?: NonNullable<Fix['anyOfs']>] {
  if (more.length === 0) return [first.rule]
  const rules = [first, ...more].map(({ rule }) => rule)
  const row = anyOfRow(rules, freeMark(rules, view))
  const anyOfs = new Map<string, AnyOf>([[groupOfRow(row) ?? '', row.anyOf ?? { rules: [] }]])
  return [ruleOf(row), anyOfs]
}

export const publicChecks: readonly Check[] = [wholePublic, unloggedNetwork]
