import * as z from 'zod'
import { exactly } from '../claim'
import { listFact, textFact } from '../fact-words'
import { emailsSet } from '../value-set'
import { sameEmail } from '../email'
import { pointedAt, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { idValue } from '../value-schema'
import { is } from '../verdict'
import { anyOf, cannotTell, nobody } from '../visit'

export const emailList = defineSelector({
  key: 'email_list',
  label: 'Email list',
  plain: 'Anyone on a list of emails',
  category: 'people',
  icon: 'list',
  help: 'Everybody whose email address is on one of your lists, which can be changed without touching this policy.',
  value: z.object({ id: idValue('Choose a list of emails.') }),
  fields: { id: { kind: 'reference', label: 'List of emails', to: 'email_lists', types: ['EMAIL'] } },
  example: { id: 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: () => [{ fact: 'email' }],
  terraform: 'email_list',
  words: ({ id }, { nameOf }) => ({
    who: [words('anyone on '), ...pointedAt('email_lists', id, nameOf, 'list')],
    they: [words('are on '), ...pointedAt('email_lists', id, nameOf, 'list')],
  }),
  evaluate: ({ id }, { email }, lookup) => {
    const list = lookup.list(id)
    if (list?.length === 0) return 'no-match'
    return list === undefined || email === undefined ? 'unknown' : is(list.some((one) => sameEmail(one, email)))
  },
  claim: ({ id }, { list }) => {
    const emails = list(id)
    return emails && exactly('email', emailsSet(emails))
  },
  compile: (values, lookup, _groupCheck, sets) => {
    const lists = values.map(({ id }) => lookup.list(id))
    const entries = lists.flatMap((list) => list ?? [])
    const unread = lists.includes(undefined)
    if (entries.length === 0) return unread ? cannotTell : nobody
    const listed = sets.emails(entries.map((email) => email.toLowerCase()))
    return unread ? anyOf([listed, cannotTell]) : listed
  },
  fact: ({ id }, { email }, lookup, { nameOf }) => {
    const list = lookup.list(id)
    return list === undefined || list.length === 0
      ? listFact('email_lists', id, list, nameOf)
      : textFact('the email address', email)
  },
})
