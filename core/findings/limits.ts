import { type Reference } from '../reference'
import { accountOf, emailList, groupOf, policyExample, staff } from './example'
import type { Check, Found } from './check'
import { onPage } from './in-cloudflare'
import { at } from './subject'

const emptyList: Check = {
  id: 'REF-06',
  severity: 'stop',
  title: 'A list without entries',
  needs: 'pointers',
  inDocument: (subject, view) =>
    subject.pointers.flatMap(({ one, reference }): Found[] => {
      const list = isList(reference) ? view.facts.lists?.find(({ id }) => id === reference.id) : undefined
      if (list?.items?.length !== 0) return []
      const effect =
        one.ruleType === 'require'
          ? 'so nobody meets this'
          : one.ruleType === 'include'
            ? 'so it lets nobody in'
            : 'so it keeps nobody out'
      return [
        {
          severity: one.ruleType === 'require' ? 'stop' : 'doubt',
          message: `The list ${list.name} is empty, ${effect}. Fill it.`,
          at: at(one),
          inCloudflare: onPage('Reusable components > Lists', `open ${list.name} and fill it`),
        },
      ]
    }),
  examples: {
    finds: [
      policyExample(
        [staff],
        { require: [emailList('list')] },
        { lists: [{ id: 'list', name: 'Suppliers', type: 'EMAIL', items: [] }] },
      ),
    ],
    spares: [
      policyExample(
        [staff],
        { require: [emailList('list')] },
        { lists: [{ id: 'list', name: 'Suppliers', type: 'EMAIL', items: ['ana@example.com'] }] },
      ),
      policyExample(
        [staff],
        { require: [emailList('list')] },
        { lists: [{ id: 'list', name: 'Suppliers', type: 'EMAIL' }] },
      ),
    ],
  },
}

const isList = ({ kind }: Reference) => kind === 'email_lists' || kind === 'ip_lists'

/** https://developers.cloudflare.com/cloudflare-one/account-limits/ */
const MOST_RULES = 1000
const MOST_GROUPS = 300

const MAKE_LIST = onPage('Reusable components > Lists', 'make a list of emails, and name that list here then')

const LIMITS = 'Plans may differ.'

const overTheLimit: Check = {
  id: 'REF-10',
  severity: 'stop',
  title: 'More than Cloudflare takes',
  inDocument: ({ rules }) => {
    if (rules.length < MOST_RULES * 0.9) return []
    const over = rules.length > MOST_RULES
    const [count, most] = [rules.length, MOST_RULES].map((number) => number.toLocaleString('en-US'))
    const message = `There are ${count} rules here. Cloudflare usually takes ${most} and may refuse more: put people in a list, or split this up. ${LIMITS}`
    return [{ message, severity: over ? 'stop' : 'doubt', at: { ruleType: 'include' }, inCloudflare: MAKE_LIST }]
  },
  inAccount: ({ facts }) => {
    const over = facts.groups[MOST_GROUPS]
    const last = facts.groups.at(-1)
    if (!last || facts.groups.length < MOST_GROUPS * 0.9) return []
    const message = `The account has ${facts.groups.length} groups, and Cloudflare takes ${MOST_GROUPS}. ${LIMITS} Remove those that nothing uses.`
    return [{ id: 'REF-10', severity: over ? 'stop' : 'doubt', place: { kind: 'groups', id: last.id }, message }]
  },
  examples: {
    finds: [
      policyExample(Array.from({ length: 1001 }, (_, nth) => ({ email: { email: `p${nth}@example.com` } }))),
      { account: accountOf({ groups: Array.from({ length: 301 }, (_, nth) => groupOf(`${nth}`, [staff])) }) },
    ],
    spares: [policyExample([staff]), { account: accountOf({ groups: [groupOf('one', [staff])] }) }],
  },
}

export const limitChecks: readonly Check[] = [emptyList, overTheLimit]
