import {
  accountOf,
  ana,
  appExample,
  appOf,
  bo,
  country,
  eve,
  everyone,
  inGroup,
  groupOf,
  policyExample,
  policyOf,
  staff,
} from './example'
import type { Check, Found } from './check'
import { inApplication } from './in-cloudflare'
import { isSure, type Sure } from './proof'
import { peopleIn, subjectOf } from './subject'
import { meet, isEmptySet } from '../value-set'
import { type AppView, type HeldPolicy, type View } from './view'

/** The policies that ask for a login, in the order in which they are tried. */
const afterLogin = (app: AppView) => app.tried.filter(({ decision }) => decision === 'allow' || decision === 'deny')

const sureOf = ({ lists }: HeldPolicy, view: View): Sure => view.least(lists)

const matchesAnyone = (policy: HeldPolicy, view: View) => sureOf(policy, view).anyone

/** Whether there is somebody who surely matches both: they share a value of an attribute, or a rule. */
function shares(one: Sure, other: Sure): boolean {
  if (one.anyone) return other.anyone || other.values.size > 0
  if (other.anyone) return one.values.size > 0
  return [...one.values].some(([attribute, set]) => {
    const also = other.values.get(attribute)
    return also !== undefined && !isEmptySet(meet(set, also))
  })
}

const peopleOf = ({ id, document }: HeldPolicy, view: View): string[] => {
  const subject = subjectOf('policies', document, { kind: 'policies', id }, [], view)
  return peopleIn(
    subject.rules.filter(({ ruleType }) => ruleType === 'include'),
    view,
  )
}

/** People whom both policies name. */
function peopleInBoth(one: HeldPolicy, other: HeldPolicy, view: View): string[] {
  const [a, b] = [one, other].map((policy) => sureOf(policy, view).values.get('email'))
  const both = a && b && meet(a, b)
  return both?.of === 'emails' ? [...both.emails] : []
}

const at = ({ id }: HeldPolicy) => ({ at: { policy: id } })

const closed: Check = {
  id: 'ACT-07',
  severity: 'doubt',
  title: 'Keep out all but some',
  needs: 'exclude',
  inDocument: ({ decision, document, rules, apps }, view) => {
    const { include, require } = view.listsOf(document)
    const spared = rules.filter(({ ruleType }) => ruleType === 'exclude')
    if (decision !== 'deny' || spared.length === 0 || !view.least({ include, require }).anyone) return []
    const who = spared.length === 1 ? view.who(spared[0]?.rule) : 'those excepted'
    const message = `This keeps out everyone except ${who}, but it does not let them in: it only does not stop them. Add a policy that lets them in.`
    const [first, ...others] = apps
    const inCloudflare =
      first && others.length === 0 ? inApplication(first.app, `add a policy that lets ${who} in`) : undefined
    return [
      {
        message,
        at: { ruleType: 'exclude', index: 0 },
        people: peopleIn(spared, view),
        ...(inCloudflare !== undefined && { inCloudflare }),
      },
    ]
  },
  examples: {
    finds: [policyExample([everyone], { decision: 'deny', exclude: [ana] })],
    spares: [policyExample([everyone], { decision: 'deny' }), policyExample([everyone], { exclude: [ana] })],
  },
}

const stopsAll: Check = {
  id: 'ACT-08',
  severity: 'stop',
  title: 'Keep out everyone, with policies below it',
  inApp: (app, view) => {
    const tried = afterLogin(app)
    const nth = tried.findIndex((policy) => policy.decision === 'deny' && matchesAnyone(policy, view))
    const wall = tried[nth]
    const below = tried.length - nth - 1
    if (!wall || below === 0) return []
    const message = `“${wall.document.name}” keeps out everyone, so ${below === 1 ? 'the policy below it is never asked' : `the ${below} policies below it are never asked`}. Move it to the end, or remove it.`
    return [
      {
        message,
        ...at(wall),
        inCloudflare: inApplication(app.app, `move “${wall.document.name}” to the end of its policies`),
      },
    ]
  },
  examples: {
    finds: [appExample([policyOf([everyone], { decision: 'deny' }), policyOf([staff])])],
    spares: [
      appExample([policyOf([staff]), policyOf([everyone], { decision: 'deny' })]),
      appExample([policyOf([everyone], { decision: 'deny', exclude: [ana] }), policyOf([ana])]),
    ],
  },
}

const tooLate: Check = {
  id: 'ACT-09',
  severity: 'risk',
  title: 'Kept out after having been let in',
  inApp: (app, view) => {
    const tried = afterLogin(app)
    return tried.flatMap((policy, nth): Found[] => {
      if (policy.decision !== 'deny' || matchesAnyone(policy, view)) return []
      const sure = sureOf(policy, view)
      const above = tried.slice(0, nth).find((one) => one.decision === 'allow' && shares(sureOf(one, view), sure))
      if (!above) return []
      const message = `“${policy.document.name}” keeps people out whom “${above.document.name}” above it has already let in. Put it first.`
      const people = peopleInBoth(policy, above, view)
      const inCloudflare = inApplication(app.app, `move “${policy.document.name}” above “${above.document.name}”`)
      return [{ message, ...at(policy), inCloudflare, ...(people.length > 0 ? { people } : {}) }]
    })
  },
  examples: {
    finds: [appExample([policyOf([staff]), policyOf([ana], { decision: 'deny' })])],
    spares: [
      appExample([policyOf([ana], { decision: 'deny' }), policyOf([staff])]),
      appExample([policyOf([staff]), policyOf([eve], { decision: 'deny' })]),
    ],
  },
}

const otherOrder: Check = {
  id: 'ACT-10',
  severity: 'tidy',
  title: 'Tried earlier than it is listed',
  inApp: (app) => {
    const tried = app.tried
    const moved = tried.find((policy, nth) => policy.decision === 'bypass' && app.policies[nth] !== policy)
    if (!moved) return []
    const message = `“${moved.document.name}” is tried before the policies that ask for a login, though it is listed after one. Cloudflare asks for no login first.`
    return [{ message, ...at(moved), inCloudflare: inApplication(app.app, `move “${moved.document.name}” to the top`) }]
  },
  examples: {
    finds: [appExample([policyOf([staff]), policyOf([everyone], { decision: 'bypass' })])],
    spares: [appExample([policyOf([everyone], { decision: 'bypass' }), policyOf([staff])])],
  },
}

const nobodyIn: Check = {
  id: 'ACT-11',
  severity: 'stop',
  title: 'An application that lets nobody in',
  inApp: ({ app, policies, complete }) =>
    complete && policies.length > 0 && policies.every(({ decision }) => decision === 'deny')
      ? [
          {
            message:
              'This application has only policies that keep people out, so nobody gets in. Add one that lets people in.',
            inCloudflare: inApplication(app, 'add a policy that lets people in'),
          },
        ]
      : [],
  examples: {
    finds: [appExample([policyOf([ana], { decision: 'deny' }), policyOf([bo], { decision: 'deny' })])],
    spares: [
      appExample([policyOf([ana], { decision: 'deny' }), policyOf([staff])]),
      { account: accountOf({ apps: [appOf([])] }) },
    ],
  },
}

const samePlace: Check = {
  id: 'ACT-14',
  severity: 'stop',
  title: 'Two policies at one place in the order',
  inApp: ({ app, policies }) => {
    const places = new Map<number, HeldPolicy>()
    return policies.flatMap((policy): Found[] => {
      const { precedence } = policy
      const before = precedence === undefined ? undefined : places.get(precedence)
      if (precedence !== undefined) places.set(precedence, policy)
      if (!before) return []
      return [
        {
          message: `“${before.document.name}” and “${policy.document.name}” share place ${precedence} in the order, so it is open which is tried first. Give each a place of its own.`,
          ...at(policy),
          inCloudflare: inApplication(app, 'put its policies in the order that you mean'),
        },
      ]
    })
  },
  examples: {
    finds: [
      appExample([policyOf([ana]), policyOf([bo])], {
        policies: [
          { id: 'policy-0', name: 'A', precedence: 1, reusable: true },
          { id: 'policy-1', name: 'B', precedence: 1, reusable: true },
        ],
      }),
    ],
    spares: [appExample([policyOf([ana]), policyOf([bo])])],
  },
}

const neverReached: Check = {
  id: 'ACT-15',
  severity: 'tidy',
  title: 'A policy that is never reached',
  inApp: (app, view) => {
    const tried = afterLogin(app)
    return tried.flatMap((policy, nth): Found[] => {
      if (policy.decision !== 'allow') return []
      const regions = view.most(policy.lists)
      const above = tried
        .slice(0, nth)
        .find(
          (one) =>
            one.decision === 'allow' &&
            regions.length > 0 &&
            regions.every((region) => isSure(region, sureOf(one, view))),
        )
      if (!above) return []
      const people = peopleOf(policy, view)
      return [
        {
          message: `“${policy.document.name}” is never reached: “${above.document.name}” above it lets in everyone it names. Remove it, or move it up.`,
          ...at(policy),
          inCloudflare: inApplication(app.app, `take “${policy.document.name}” out, or move it up`),
          ...(people.length > 0 ? { people } : {}),
        },
      ]
    })
  },
  examples: {
    finds: [
      appExample([policyOf([staff]), policyOf([ana, bo])]),
      appExample(
        [policyOf([inGroup('g')]), policyOf([inGroup('g')], { require: [country('PT')] })],
        {},
        { groups: [groupOf('g', [ana])] },
      ),
    ],
    spares: [
      appExample([policyOf([ana, bo]), policyOf([staff])]),
      appExample([policyOf([staff], { require: [country('PT')] }), policyOf([ana])]),
    ],
  },
}

const withApproval = {
  approval_required: true,
  purpose_justification_required: true,
  approval_groups: [{ approvals_needed: 1, email_addresses: ['eve@example.com'] }],
}

const askedFirst: Check = {
  id: 'APPR-08',
  severity: 'doubt',
  title: 'People with standing access are asked for approval',
  inApp: (app, view) => {
    const tried = afterLogin(app)
    return tried.flatMap((policy, nth): Found[] => {
      if (policy.decision !== 'allow' || policy.document.approval_required === true) return []
      const above = tried
        .slice(0, nth)
        .find(
          (one) =>
            one.decision === 'allow' &&
            one.document.approval_required === true &&
            shares(sureOf(one, view), sureOf(policy, view)),
        )
      if (!above) return []
      const people = peopleInBoth(policy, above, view)
      return [
        {
          message: `People of “${policy.document.name}” need no approval, but “${above.document.name}” above it asks them for one. Move “${policy.document.name}” up.`,
          ...at(policy),
          inCloudflare: inApplication(app.app, `move “${policy.document.name}” above “${above.document.name}”`),
          ...(people.length > 0 ? { people } : {}),
        },
      ]
    })
  },
  examples: {
    finds: [appExample([policyOf([staff], withApproval), policyOf([ana])])],
    spares: [appExample([policyOf([ana]), policyOf([staff], withApproval)])],
  },
}

export const orderChecks: readonly Check[] = [
  closed,
  stopsAll,
  tooLate,
  otherOrder,
  nobodyIn,
  samePlace,
  neverReached,
  askedFirst,
]
