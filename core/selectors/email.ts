import * as z from 'zod'
import { lookAlikeOf } from '../company-domain'
import type { RuleFinding, RuleFindingContext } from '../rule-finding'
import { exactly } from '../claim'
import { textFact } from '../fact-words'
import { emailsSet } from '../value-set'
import { emailDoubts, emailProblem, sameEmail, EMAIL_MAX } from '../email'
import { filled, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { textValue } from '../value-schema'
import { is } from '../verdict'

export const email = defineSelector({
  key: 'email',
  label: 'Emails',
  plain: 'A person, by email address',
  category: 'people',
  icon: 'person',
  help: 'One person, known by the email address they log in with.',
  value: z.object({
    email: textValue({ ask: 'Type an email address, such as ana@example.com.', max: EMAIL_MAX, check: emailProblem }),
  }),
  fields: {
    email: {
      kind: 'text',
      label: 'Email address',
      placeholder: 'ana@example.com',
      inputMode: 'email',
      suggest: 'people',
    },
  },
  example: { email: 'ana@example.com' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: (value) => [{ fact: 'email', which: value.email }],
  terraform: 'email',
  inInfrastructure: true,
  words: (value) => ({ who: [filled(value.email)], they: [words('log in as '), filled(value.email)] }),
  evaluate: (value, request) => (request.email === undefined ? 'unknown' : is(sameEmail(request.email, value.email))),
  compile: (values, _lookup, _groupCheck, sets) => sets.emails(values.map((value) => value.email.toLowerCase())),
  fact: (_value, request) => textFact('the email address', request.email),
  recognise: (typed) => {
    const text = typed.trim()
    return /^[^\s@]+@[^\s@]*$/.test(text)
      ? { value: { email: text }, complete: emailProblem(text) === undefined }
      : undefined
  },
  identity: (value) => value.email.toLowerCase(),
  doubts: (value) => emailDoubts(value.email),
  claim: (value) => exactly('email', emailsSet([value.email])),
  finds: (value, context) => (typeof value.email === 'string' ? addressFindings(value.email, context) : []),
})

function addressFindings(address: string, { companyDomains }: RuleFindingContext): RuleFinding[] {
  const findings: RuleFinding[] = []
  const clean = address.trim().toLowerCase()
  if (clean !== address && clean !== '') {
    findings.push({
      id: 'RED-12',
      severity: 'tidy',
      message: `“${address}” holds capital letters or spaces. Whether Cloudflare minds them is not documented.`,
      mend: { label: 'Write it in small letters', rule: { email: clean } },
    })
  }
  const [name, domain = ''] = clean.split('@')
  const meant = lookAlikeOf(domain, companyDomains)
  if (meant !== undefined) {
    findings.push({
      id: 'OPEN-18',
      severity: 'risk',
      message: `The domain of ${address} differs by one letter from your company’s ${meant}. Check which one is meant.`,
      mend: { label: `Use ${meant}`, rule: { email: `${name}@${meant}` } },
    })
  }
  return findings
}
