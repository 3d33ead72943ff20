import * as z from 'zod'
import { domainProblem, lookAlikeDoubt, publicMailDoubt } from '../domain'
import { chosen, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { is } from '../verdict'

export const emailDomain = defineSelector({
  key: 'email_domain',
  label: 'Emails ending in',
  plain: 'Anyone with an email at a domain',
  category: 'people',
  icon: 'at',
  help: 'Everybody whose email address ends in this domain.',
  value: z.object({
    domain: z.string().superRefine((domain, context) => {
      const problem = domainProblem(domain)
      if (problem) context.addIssue(problem)
    }),
  }),
  fields: { domain: { kind: 'text', label: 'Domain', placeholder: 'example.com', suggest: 'domains' } },
  example: { domain: 'example.com' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  terraform: 'email_domain',
  words: ({ domain }) => ({
    who: [words('anyone with an '), chosen(`@${domain}`), words(' email')],
    they: [words('have an '), chosen(`@${domain}`), words(' email')],
  }),
  // Whether Cloudflare also matches subdomains is not documented: we judge the exact domain, ignoring case.
  evaluate: ({ domain }, { email }) =>
    email === undefined ? 'unknown' : is(email.toLowerCase().endsWith(`@${domain.toLowerCase()}`)),
  recognise: (typed) => {
    const domain = typed.trim().replace(/^@/, '')
    if (/[\s@/:]/.test(domain) || domain === '' || (!typed.trim().startsWith('@') && !domain.includes('.')))
      return undefined
    return { value: { domain }, complete: domainProblem(domain) === undefined }
  },
  identity: ({ domain }) => domain.toLowerCase(),
  doubts: ({ domain }) => [lookAlikeDoubt(domain), publicMailDoubt(domain)].filter((doubt) => doubt !== undefined),
})
