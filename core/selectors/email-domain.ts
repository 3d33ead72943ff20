import * as z from 'zod'
import { DOMAIN_MAX, domainProblem, lookAlikeDoubt, publicMailDoubt } from '../domain'
import { textFact } from '../fact-words'
import { filled, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { textValue } from '../value-schema'
import { is } from '../verdict'

export const emailDomain = defineSelector({
  key: 'email_domain',
  label: 'Emails ending in',
  plain: 'Anyone with an email at a domain',
  category: 'people',
  icon: 'at',
  help: 'Everybody whose email address ends in this domain.',
  value: z.object({
    domain: textValue({ ask: 'Type a domain, such as example.com.', max: DOMAIN_MAX, check: domainProblem }),
  }),
  fields: { domain: { kind: 'text', label: 'Domain', placeholder: 'example.com', suggest: 'domains' } },
  example: { domain: 'example.com' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  terraform: 'email_domain',
  words: ({ domain }) => ({
    who: [words('anyone with an '), filled(domain, (name) => `@${name}`), words(' email')],
    they: [words('have an '), filled(domain, (name) => `@${name}`), words(' email')],
  }),
  // Whether Cloudflare also matches subdomains is not documented: we judge the exact domain, ignoring case.
  evaluate: ({ domain }, { email }) =>
    email === undefined ? 'unknown' : is(email.toLowerCase().endsWith(`@${domain.toLowerCase()}`)),
  compile: (values) => {
    const domains = new Set(values.map(({ domain }) => domain.toLowerCase()))
    return ({ email, domain }) => (email === undefined ? 'unknown' : is(domain !== undefined && domains.has(domain)))
  },
  fact: (_value, { email }) => textFact('the email address', email),
  recognise: (typed) => {
    const text = typed.trim()
    const domain = text.replace(/^@/, '')
    const spelled = text.startsWith('@') || (domain.includes('.') && /\p{L}/u.test(domain))
    return spelled && domain !== '' && !/[\s@/:]/.test(domain)
      ? { value: { domain }, complete: domainProblem(domain) === undefined }
      : undefined
  },
  identity: ({ domain }) => domain.toLowerCase(),
  doubts: ({ domain }) => [lookAlikeDoubt(domain), publicMailDoubt(domain)].filter((doubt) => doubt !== undefined),
})
