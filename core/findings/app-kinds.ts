import type { AppFacts } from './account-facts'
import type { Check, Found } from './check'
import { certificateRule, country, device, policyExample, staff } from './example'
import { fixed, setField } from './fixes'
import { inApplication } from './in-cloudflare'
import { withAction } from './other-action'
import { heldSubject, leavesOf } from './subject'
import type { AppView, HeldPolicy, View } from './view'

const leaves = (held: HeldPolicy, app: AppView, view: View) =>
  heldSubject(held, app, view).rules.map((one) => ({ one, leaves: leavesOf(one, view) }))

const isServer = ({ app }: AppView) => app.type === 'infrastructure'

const onlyLetIn: Check = {
  id: 'ACT-05',
  severity: 'stop',
  title: 'Infrastructure applications take “Let in” only',
  inApp: (app, view) =>
    isServer(app)
      ? app.policies
          .filter(({ decision }) => decision !== 'allow')
          .map((held): Found => {
            const { id, decision, document } = held
            // Who is kept out must not be let in by a click.
            const fix = decision === 'deny' ? undefined : withAction('allow', heldSubject(held, app, view).rules, view)
            return {
              message: `“${document.name}” does not work here: infrastructure applications take “Let in” only.`,
              at: { policy: id },
              ...fixed(fix),
              inCloudflare: inApplication(app.app, `take “${document.name}” out of its policies`),
            }
          })
      : [],
  examples: {
    finds: [
      policyExample([staff], { decision: 'deny' }, {}, { type: 'infrastructure' }),
      policyExample([country('PT')], { decision: 'bypass' }, {}, { type: 'infrastructure' }),
    ],
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
          leaves(policy, app, view).flatMap(({ one, leaves: inside }): Found[] => {
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
      const later = leaves(policy, app, view).find(({ leaves: inside }) =>
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

export const appKindChecks: readonly Check[] = [onlyLetIn, notOnServers, onceAtSignIn, noApprovalHere]
