import * as z from 'zod'
import { AUTH_METHODS, authMethodOf, authMethodProblem } from '../auth-methods'
import { filled, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { NAME_MAX, textValue } from '../value-schema'
import { is } from '../verdict'

const inWords = (value: string) => authMethodOf(value)?.words ?? `the method “${value}”`

export const authMethod = defineSelector({
  key: 'auth_method',
  label: 'Authentication Method',
  plain: 'How they prove who they are',
  category: 'login',
  icon: 'fingerprint',
  help: 'Everybody whose login used this kind of proof. Only Okta, Entra, OpenID Connect and SAML report it.',
  value: z.object({
    auth_method: textValue({
      ask: 'Choose how people prove who they are.',
      max: NAME_MAX,
      check: authMethodProblem,
    }),
  }),
  fields: {
    auth_method: {
      kind: 'choice',
      label: 'Kind of proof',
      choices: AUTH_METHODS.map(({ value, label }) => ({ value, label, aka: [value] })),
      hint: 'Some login methods report words of their own: those can be typed.',
      freeText: true,
    },
  },
  example: { auth_method: 'mfa' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ auth_method }) => [{ fact: 'auth_methods', which: auth_method }],
  terraform: 'auth_method',
  inInfrastructure: true,
  words: ({ auth_method }) => ({
    who: [words('anyone who logs in with '), filled(auth_method, inWords)],
    they: [words('log in with '), filled(auth_method, inWords)],
  }),
  evaluate: ({ auth_method }, { auth_methods }) =>
    auth_methods === undefined ? 'unknown' : is(auth_methods.includes(auth_method)),
  fact: ({ auth_method }, { auth_methods }) => {
    const what = [words('the kinds of proof used at login')]
    return auth_methods === undefined
      ? { what }
      : { what, seen: [words('do not include '), filled(auth_method, inWords)] }
  },
  // https://developers.cloudflare.com/cloudflare-one/access-controls/policies/mfa-requirements/
  finds: (_value, { ruleType, logins }) => {
    const silent = logins?.filter(({ type = '' }) => !REPORTING.has(type)) ?? []
    if (ruleType === 'exclude' || !logins || logins.length === 0 || silent.length < logins.length) return []
    const names = [...new Set(silent.map(({ name }) => name))].join(', ')
    const message = `${names} does not report how people prove who they are, so nobody passes this. Ask for Cloudflare’s own second factor instead.`
    const mend = { label: 'Ask for Cloudflare’s own second factor', rule: 'second-factor' } as const
    return [{ id: 'NEVER-15', severity: 'risk', message, mend }]
  },
})

/** Types of login methods that report how people logged in; the last three speak SAML. */
const REPORTING: ReadonlySet<string> = new Set(['okta', 'azureAD', 'oidc', 'saml', 'centrify', 'onelogin', 'pingone'])
