import * as z from 'zod'
import { emailDoubts, emailProblem, sameEmail, EMAIL_MAX } from '../email'
import { textFact } from '../fact-words'
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
  terraform: 'email',
  words: (value) => ({ who: [filled(value.email)], they: [words('log in as '), filled(value.email)] }),
  evaluate: (value, request) => (request.email === undefined ? 'unknown' : is(sameEmail(request.email, value.email))),
  compile: (values) => {
    const named = new Set(values.map((value) => value.email.toLowerCase()))
    return (visit) => (visit.email === undefined ? 'unknown' : is(named.has(visit.email)))
  },
  fact: (_value, { email }) => textFact('the email address', email),
  recognise: (typed) => {
    const text = typed.trim()
    return /^[^\s@]+@[^\s@]*$/.test(text)
      ? { value: { email: text }, complete: emailProblem(text) === undefined }
      : undefined
  },
  identity: (value) => value.email.toLowerCase(),
  doubts: (value) => emailDoubts(value.email),
})
