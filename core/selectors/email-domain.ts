import * as z from 'zod'
import { lookAlikeOf } from '../company-domain'
import { opens, type RuleFinding, type RuleFindingContext } from '../rule-finding'
import { exactly } from '../claim'
import { textFact } from '../fact-words'
import { emailsSet } from '../value-set'
import { email as person } from './email'
import { DOMAIN_MAX, domainProblem, lookAlikeDoubt, publicMailDoubt } from '../domain'
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
  asks: ({ domain }) => [{ fact: 'email', which: `someone@${domain}` }],
  terraform: 'email_domain',
  inInfrastructure: true,
  words: ({ domain }) => ({
    who: [words('anyone with an '), filled(domain, (name) => `@${name}`), words(' email')],
    they: [words('have an '), filled(domain, (name) => `@${name}`), words(' email')],
  }),
  // Whether Cloudflare also matches subdomains is not documented: we judge the exact domain, ignoring case.
  evaluate: ({ domain }, { email }) =>
    email === undefined ? 'unknown' : is(email.toLowerCase().endsWith(`@${domain.toLowerCase()}`)),
  compile: (values, _lookup, _groupCheck, sets) => sets.domains(values.map(({ domain }) => domain.toLowerCase())),
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
  claim: ({ domain }) => exactly('email', emailsSet([], [domain])),
  finds: ({ domain }, context) => (typeof domain === 'string' ? domainFindings(domain.toLowerCase(), context) : []),
})

function domainFindings(domain: string, context: RuleFindingContext): RuleFinding[] {
  const { publicMail, companyDomains, alsoIdentified } = context
  if (/^@?[a-z]+$/.test(domain)) {
    const mend = oneOf(companyDomains)
    const message = `“${domain}” is not a company domain. Type the full domain, such as example.com.`
    return [{ id: 'OPEN-16', severity: 'stop', message, ...(mend && { mend }) }]
  }
  const findings: RuleFinding[] = []
  const isPublic = publicMail.includes(domain) || publicMailDoubt(domain) !== undefined
  if (opens(context) && !alsoIdentified && isPublic) {
    const message = `${domain} is a public mail service: anybody can get such an address. Name the people instead.`
    const mend = peopleInstead(context.peopleAt?.(domain))
    findings.push({ id: 'OPEN-05', severity: 'risk', message, ...(mend && { mend }) })
  }
  const meant = lookAlikeOf(domain, companyDomains)
  if (meant !== undefined) {
    findings.push({
      id: 'OPEN-18',
      severity: 'risk',
      message: `${domain} differs by one letter from your company’s ${meant}. Check which one is meant.`,
      mend: { label: `Use ${meant}`, rule: { domain: meant } },
    })
  }
  return findings
}

/** One of the company's own domains. */
function oneOf(companyDomains: readonly string[]): RuleFinding['mend'] {
  const [own, ...others] = companyDomains
  if (own === undefined) return undefined
  if (others.length === 0) return { label: `Use ${own}`, rule: { domain: own } }
  const options = companyDomains.map((domain) => ({ id: domain, title: domain, rule: { domain } }))
  return { label: 'Use a domain of the company', asks: 'Domain', options }
}

/** More than these are no longer looked at one by one. */
const MOST_NAMED = 20

/** The people whom we know of at a public mail service, each by name. */
function peopleInstead(people: readonly string[] | undefined): RuleFinding['mend'] {
  const [first] = people ?? []
  if (!people || first === undefined || people.length > MOST_NAMED) return undefined
  const label = people.length === 1 ? `Name ${first} instead` : `Name the ${people.length} people we know there instead`
  return { label, rule: people.map((address) => ({ [person.key]: { email: address } })) }
}
