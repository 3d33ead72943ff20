import {
  appExample,
  certificateRule,
  country,
  device,
  entraGroup,
  everyone,
  login,
  network,
  policyExample,
  policyOf,
  staff,
} from './example'
import type { AppFacts } from './account-facts'
import { both, type Region } from './proof'
import type { Check, Found } from './check'
import { setField } from './fixes'
import { leavesOf, subjectOf } from './subject'
import { several, type AppView, type HeldPolicy, type View } from './view'
import { offeredAt } from '../offered-logins'
import { namesSet } from '../value-set'

const leaves = ({ document, id }: HeldPolicy, view: View) =>
  subjectOf('policies', document, { kind: 'policies', id }, [], view).rules.map((one) => ({
    one,
    leaves: leavesOf(one, view),
  }))

const wholePublic: Check = {
  id: 'OPEN-04',
  severity: 'stop',
  title: 'A whole application is public',
  inApp: ({ app, policies }, view) =>
    policies.flatMap(({ id, decision, document }): Found[] => {
      const whole = app.domain !== undefined && !app.domain.replace(/\/\**$/, '').includes('/')
      if (decision !== 'bypass' || !whole || !view.least(view.listsOf(document)).anyone) return []
      const message = `The whole application at ${app.domain} is public, and visits are not logged. Limit it to one path, or use “Machines only”.`
      return [{ message, at: { policy: id } }]
    }),
  examples: {
    finds: [policyExample([everyone], { decision: 'bypass' })],
    spares: [
      policyExample([everyone], { decision: 'bypass' }, {}, { domain: 'payroll.example.com/public' }),
      policyExample([everyone]),
    ],
  },
}

const unloggedNetwork: Check = {
  id: 'OPEN-15',
  severity: 'risk',
  title: 'No login from a network',
  inDocument: ({ decision, document, rules }, view) => {
    if (decision !== 'bypass' || view.least(view.listsOf(document)).anyone) return []
    const from = rules.find(
      ({ ruleType, rule }) => ruleType === 'include' && view.leastOfRule(rule).values.has('address'),
    )
    const message =
      'Nobody who comes from this network is asked to log in, and nothing is logged. Let people in with the network as a condition, or use a tunnel.'
    return from ? [{ message, at: { ruleType: 'include', index: from.index } }] : []
  },
  examples: {
    finds: [policyExample([network('203.0.113.0/24')], { decision: 'bypass' })],
    spares: [
      policyExample([everyone], { decision: 'bypass' }),
      policyExample([staff], { require: [network('203.0.113.0/24')] }),
    ],
  },
}

const notOffered: Check = {
  id: 'NEVER-11',
  severity: 'stop',
  title: 'A login method that the application does not offer',
  inApp: ({ app, policies }, view) => {
    const offered = offeredAt(app)
    if (!offered) return []
    const region: Region = { values: new Map([['login method', namesSet(...offered)]]), rules: new Set() }
    return policies.flatMap(({ id, decision, document }): Found[] => {
      const regions = view.most(view.listsOf(document))
      if (decision !== 'allow' || regions.length === 0 || both(regions, [region]).length > 0) return []
      const needed = regions.flatMap(({ values }) => {
        const set = values.get('login method')
        return set?.of === 'names' ? [...set.names] : []
      })
      const names = [...new Set(needed)].map(
        (one) => view.row({ kind: 'identity_providers', id: one })?.name ?? 'a login method that we do not know',
      )
      const message = `“${document.name}” needs ${several(names)}, which ${app.name} does not offer, so nobody passes. Offer it in the application, or change the rule.`
      return [{ message, at: { policy: id }, see: { kind: 'apps', id: app.id } }]
    })
  },
  examples: {
    finds: [
      policyExample([staff], { require: [login('okta')] }, {}, { allowed_idps: ['entra'] }),
      policyExample([entraGroup('a')], {}, {}, { allowed_idps: ['pin'] }),
    ],
    spares: [
      policyExample([staff], { require: [login('okta')] }, {}, { allowed_idps: ['entra', 'okta'] }),
      policyExample([staff], { require: [login('okta')] }, {}, { allowed_idps: [] }),
    ],
  },
}

const isServer = ({ app }: AppView) => app.type === 'infrastructure'

const onlyLetIn: Check = {
  id: 'ACT-05',
  severity: 'stop',
  title: 'Infrastructure applications take “Let in” only',
  inApp: (view) =>
    isServer(view)
      ? view.policies
          .filter(({ decision }) => decision !== 'allow')
          .map(({ id, document }) => ({
            message: `“${document.name}” does not work here: infrastructure applications take “Let in” only.`,
            at: { policy: id },
          }))
      : [],
  examples: {
    finds: [policyExample([staff], { decision: 'deny' }, {}, { type: 'infrastructure' })],
    spares: [policyExample([staff], {}, {}, { type: 'infrastructure' }), policyExample([staff], { decision: 'deny' })],
  },
}

const notOnServers: Check = {
  id: 'ACT-06',
  severity: 'stop',
  title: 'Infrastructure applications cannot check this',
  inApp: (app, view) =>
    isServer(app)
      ? app.policies.flatMap((policy) =>
          leaves(policy, view).flatMap(({ one, leaves: inside }): Found[] => {
            const odd = inside.find(({ read }) => read.state === 'known' && !read.selector.inInfrastructure)
            if (odd?.read.state !== 'known') return []
            const message = `Infrastructure applications cannot check “${odd.read.selector.plain}”. They know people and their groups, countries, login proofs and device checks.`
            return [{ message, at: { policy: policy.id, ruleType: one.ruleType, index: one.index } }]
          }),
        )
      : [],
  examples: {
    finds: [policyExample([staff], { require: [certificateRule] }, {}, { type: 'infrastructure' })],
    spares: [
      policyExample([staff], { require: [device('disk'), country('PT')] }, {}, { type: 'infrastructure' }),
      policyExample([staff], { require: [certificateRule] }),
    ],
  },
}

const onceAtSignIn: Check = {
  id: 'ACT-12',
  severity: 'tidy',
  title: 'Checked at sign-in only',
  inApp: (app, view) => {
    if (app.app.type !== 'saas') return []
    return app.policies.flatMap((policy): Found[] => {
      const later = leaves(policy, view).find(({ leaves: inside }) =>
        inside.some(
          ({ read }) =>
            read.state === 'known' && read.selector.judged === 'each-request' && read.selector.category !== 'other',
        ),
      )
      const message = `${app.app.name} is reached without Cloudflare after sign-in, so “${policy.document.name}” is checked at sign-in only: that they ${later ? view.they(later.one.rule) : ''} is not looked at again.`
      return later ? [{ message, at: { policy: policy.id, ruleType: later.one.ruleType, index: later.one.index } }] : []
    })
  },
  examples: {
    finds: [policyExample([staff], { require: [country('PT')] }, {}, { type: 'saas' })],
    spares: [policyExample([staff], { require: [country('PT')] }), policyExample([staff], {}, {}, { type: 'saas' })],
  },
}

/** Whether an application can ask for approval. */
const approves = ({ type }: AppFacts) => type === undefined || type === 'self_hosted' || type === 'saas'

const noApprovalHere: Check = {
  id: 'ACT-13',
  severity: 'doubt',
  title: 'Approval where it does not work',
  inApp: ({ app, policies }, view) =>
    approves(app)
      ? []
      : policies
          .filter(({ document }) => document.approval_required === true)
          .map(({ id, document }) => ({
            // Where the policy also guards an application that can ask for approval, it goes on asking there.
            ...(view.appsOf(id).some((one) => approves(one.app))
              ? {}
              : { fix: setField('Switch approval off', 'approval_required', () => false) }),
            message: `“${document.name}” asks for approval, which works for self-hosted and SaaS applications only, and ${app.name} is none.`,
            at: { policy: id, field: 'approval_required' },
          })),
  examples: {
    finds: [policyExample([staff], { approval_required: true }, {}, { type: 'ssh' })],
    spares: [policyExample([staff], { approval_required: true }), policyExample([staff], {}, {}, { type: 'ssh' })],
  },
}

const isWebsite = ({ type }: AppFacts) => type === undefined || type === 'self_hosted'

const pathInside: Check = {
  id: 'APP-01',
  severity: 'doubt',
  title: 'A path with an application of its own',
  inApp: ({ app }, view) => {
    if (!isWebsite(app)) return []
    const [host, ...path] = app.domain?.split('/') ?? []
    if (path.join('') === '') return []
    const outer = view.apps.find(
      ({ app: other }) =>
        other.id !== app.id &&
        isWebsite(other) &&
        other.domain !== undefined &&
        (other.domain === host ||
          (other.domain.startsWith(`${host}/`) && app.domain?.startsWith(`${other.domain.replace(/\/+$/, '')}/`))),
    )
    return outer
      ? [
          {
            message: `${app.domain} has this application of its own and takes over nothing from ${outer.app.name} at ${outer.app.domain}. Make sure that the same people are kept out of both.`,
            see: { kind: 'apps', id: outer.app.id },
          },
        ]
      : []
  },
  examples: {
    finds: [
      {
        account: {
          ...appExample([policyOf([staff])]).account,
          apps: [
            { id: 'a', name: 'A', domain: 'x.example.com/eng', policies: [] },
            { id: 'b', name: 'B', domain: 'x.example.com/eng/exec', policies: [] },
          ],
        },
      },
    ],
    spares: [
      {
        account: {
          ...appExample([policyOf([staff])]).account,
          apps: [
            { id: 'a', name: 'A', domain: 'x.example.com/eng', policies: [] },
            { id: 'b', name: 'B', domain: 'x.example.com/england', policies: [] },
          ],
        },
      },
    ],
  },
}

const wildcard: Check = {
  id: 'APP-03',
  severity: 'doubt',
  title: 'A wildcard that does not cover its own domain',
  inApp: ({ app }, view) => {
    const [, parent] = /^\*\.([^/]+)/.exec(app.domain ?? '') ?? []
    if (parent === undefined || view.apps.some(({ app: other }) => other.domain?.split('/')[0] === parent)) return []
    return [
      {
        message: `${app.domain} does not cover ${parent} itself, nor names with one more part in front such as a.b.${parent}. Add an application for them, if they exist.`,
      },
    ]
  },
  examples: {
    finds: [policyExample([staff], {}, {}, { domain: '*.example.com' })],
    spares: [policyExample([staff], {}, {}, { domain: 'www.example.com' })],
  },
}

const notDenied: Check = {
  id: 'APP-02',
  severity: 'doubt',
  title: 'Names without an application are open',
  inAccount: ({ facts: { apps, organization, account_id: id = '' } }) =>
    organization?.deny_unmatched_requests === false && apps.length > 0
      ? [
          {
            id: 'APP-02',
            severity: 'doubt',
            place: { kind: 'account', id, field: 'deny_unmatched_requests' },
            message:
              'A name of your domains that no application covers, such as a new staging site, is open to anybody, because the organization does not deny unmatched requests. Make an application for each name that is not public, or switch that on.',
          },
        ]
      : [],
  examples: {
    finds: [policyExample([staff], {}, { organization: { deny_unmatched_requests: false } })],
    spares: [
      policyExample([staff], {}, { organization: { deny_unmatched_requests: true } }),
      policyExample([staff], {}, { organization: {} }),
    ],
  },
}

export const appChecks: readonly Check[] = [
  wholePublic,
  unloggedNetwork,
  notOffered,
  onlyLetIn,
  notOnServers,
  onceAtSignIn,
  noApprovalHere,
  pathInside,
  wildcard,
  notDenied,
]
