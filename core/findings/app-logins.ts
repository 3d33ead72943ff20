import { offeredAt } from '../offered-logins'
import { rulesOf } from '../rule-lists'
import { loginMethod } from '../selectors/login-method'
import { namesSet } from '../value-set'
import type { PickerRow } from '../account-data'
import { readRule } from '../rule'
import type { Check, Found } from './check'
import { entraGroup, login, mfa, oktaGroup, policyExample, SENSITIVE, staff } from './example'
import type { Apply, Fix } from './finding'
import { byChoice, fixed } from './fixes'
import { inApplication } from './in-cloudflare'
import { both, type Region } from './proof'
import { heldSubject, leavesSomebody } from './subject'
import { several, type AppView, type HeldPolicy, type View } from './view'

/** Another login method for a policy, of those that some are; `undefined` while none of them would let anybody in. */
function otherLogin(
  held: HeldPolicy,
  app: AppView,
  view: View,
  { among, to }: { among: readonly PickerRow[]; to: (id: string) => Apply },
): Fix | undefined {
  const subject = heldSubject(held, app, view)
  const options = among
    .map(({ id, name, detail }) => ({ id, title: name, ...(detail !== undefined && { detail }), apply: to(id) }))
    .filter(leavesSomebody(subject, view))
  const [only] = options
  if (!only) return undefined
  return options.length === 1
    ? byChoice(`Require ${only.title}`, { label: 'Login method', options: () => options, best: only.id })
    : byChoice('Require another login method', { label: 'Login method', options: () => options })
}

/** Requires a login method in the place of the conditions that are to go. */
const requiring =
  (goes: (rule: unknown) => boolean) =>
  (id: string): Apply =>
  (now) => ({
    ...now,
    require: [...rulesOf(now, 'require').filter((rule) => !goes(rule)), { [loginMethod.key]: { id } }],
  })

/** The ids that a rule asks for which is about nothing but the login method. */
function loginsAsked(rule: unknown, view: View): ReadonlySet<string> {
  const set = view.leastOfRule(rule).values.get('login method')
  return set?.of === 'names' ? set.names : new Set()
}

const notOffered: Check = {
  id: 'NEVER-11',
  severity: 'stop',
  title: 'A login method that the application does not offer',
  inApp: (app, view) => {
    const offered = offeredAt(app.app)
    if (!offered) return []
    const region: Region = { values: new Map([['login method', namesSet(...offered)]]), rules: new Set() }
    return app.policies.flatMap((held): Found[] => {
      const { id, decision, document, lists } = held
      const regions = view.most(lists)
      if (decision !== 'allow' || regions.length === 0 || both(regions, [region]).length > 0) return []
      const needed = regions.flatMap(({ values }) => {
        const set = values.get('login method')
        return set?.of === 'names' ? [...set.names] : []
      })
      const names = [...new Set(needed)].map(
        (one) => view.row({ kind: 'identity_providers', id: one })?.name ?? 'a login method that we do not know',
      )
      const isOut = (rule: unknown) => [...loginsAsked(rule, view)].some((one) => !offered.has(one))
      const among = (view.facts.identity_providers ?? []).filter((one) => offered.has(one.id))
      const message = `“${document.name}” needs ${several(names)}, which ${app.app.name} does not offer, so nobody passes. Offer it in the application, or change the rule.`
      return [
        {
          message,
          at: { policy: id },
          see: { kind: 'apps', id: app.app.id },
          // Groups of a login method are known to it alone: another one does not mend that.
          ...fixed(
            rulesOf(document, 'require').some(isOut)
              ? otherLogin(held, app, view, { among, to: requiring(isOut) })
              : undefined,
          ),
          inCloudflare: inApplication(app.app, `offer ${several(names)} among its login methods`),
        },
      ]
    })
  },
  examples: {
    finds: [
      policyExample([staff], { require: [login('okta')] }, {}, { allowed_idps: ['entra'] }),
      policyExample([staff], { require: [login('okta')] }, {}, { allowed_idps: ['entra', 'google'] }),
      policyExample([entraGroup('a')], {}, {}, { allowed_idps: ['pin'] }),
    ],
    spares: [
      policyExample([staff], { require: [login('okta')] }, {}, { allowed_idps: ['entra', 'okta'] }),
      policyExample([staff], { require: [login('okta')] }, {}, { allowed_idps: [] }),
    ],
  },
}

const openByMailbox: Check = {
  id: 'OPEN-17',
  severity: 'doubt',
  title: 'An email code is enough for a sensitive application',
  inApp: (app, view) => {
    const offered = offeredAt(app.app)
    const providers = (view.facts.identity_providers ?? []).filter(({ id }) => !offered || offered.has(id))
    const pins = providers.filter(({ type }) => type === 'onetimepin')
    if (!app.isSensitive || pins.length === 0 || view.facts.organization?.mfa_required_for_all_apps === true) return []
    const isPin = (rule: unknown) => {
      const asked = loginsAsked(rule, view)
      return pins.some(({ id }) => asked.has(id))
    }
    return app.policies.flatMap((held): Found[] => {
      const { id, decision, document, lists } = held
      const { include, require = [], mfa_config: factor } = document
      const byAddress =
        view.most(lists).length > 0 && include.some((rule) => view.leastOfRule(rule).values.has('email'))
      const asks = require.some((rule) => {
        const read = readRule(rule)
        return !isPin(rule) && !(read.state === 'known' && read.selector.category === 'people')
      })
      if (decision !== 'allow' || !byAddress || asks || (factor && factor.mfa_disabled !== true)) return []
      const message =
        'An email code alone is enough here: whoever can read the mailbox gets in. Require a login method or a second factor.'
      const among = providers.filter((one) => !pins.includes(one))
      return [{ message, at: { policy: id }, ...fixed(otherLogin(held, app, view, { among, to: requiring(isPin) })) }]
    })
  },
  examples: {
    finds: [policyExample([staff], {}, { sensitive_apps: SENSITIVE })],
    spares: [
      policyExample([staff]),
      policyExample([staff], { require: [mfa] }, { sensitive_apps: SENSITIVE }),
      policyExample([staff], {}, { sensitive_apps: SENSITIVE }, { allowed_idps: ['okta'] }),
      policyExample([oktaGroup('a'), entraGroup('b')], {}, { sensitive_apps: SENSITIVE }),
    ],
  },
}

export const appLoginChecks: readonly Check[] = [notOffered, openByMailbox]
