import { expect, test } from 'vitest'
import { personNamed } from '../population'
import { accountOf, domain, groupOf, policyOf, staff } from './example'
import { DEFAULT_SETTINGS } from '../account-settings'
import { assess } from '../assessment'
import { findingsOf, findingsOfDraft } from './find'
import { viewOf } from './view'

const email = (address: string) => ({ email: { email: address } })
const colleagues = (...emails: string[]) => ({
  people: emails.map((address) => ({ ...personNamed(address), sources: [{ from: 'directory' as const }] })),
  unread: [],
})
const unset = { company_domains: [] }
const domainsOf = (facts: Parameters<typeof accountOf>[0]) => viewOf(accountOf({ ...unset, ...facts })).companyDomains()

test('what an owner set is what they are, whatever else is there', () => {
  const population = colleagues('a@b.example', 'b@b.example', 'c@b.example')
  expect(domainsOf({ company_domains: ['own.example'], population })).toEqual(['own.example'])
})

test('the directory tells them, also several, without those of a few guests and of public mail', () => {
  const names = ['ana', 'bo', 'cai', 'dan', 'eve', 'fay']
  const population = colleagues(
    ...names.map((name) => `${name}@harbour.example`),
    ...names.map((name) => `${name}@nordkai.example`),
    ...names.map((name) => `${name}@gmail.com`),
    'gus@guest.example',
  )
  expect(domainsOf({ population })).toEqual(['harbour.example', 'nordkai.example'])
})

test('without a directory it is the domain that most rules name', () => {
  const groups = [groupOf('a', [staff]), groupOf('b', [email('ana@example.com')]), groupOf('c', [domain('x.example')])]
  expect(domainsOf({ groups })).toEqual(['example.com'])
})

test.each([
  ['too few rules name one', [groupOf('a', [staff]), groupOf('b', [staff])]],
  ['they name as many of one as of another', ['a', 'b', 'c', 'd'].map((id) => groupOf(id, [domain(`${id}.example`)]))],
  ['they name a public mail service', ['a', 'b', 'c'].map((id) => groupOf(id, [domain('gmail.com')]))],
])('nothing is concluded where %s', (_why, groups) => {
  expect(domainsOf({ groups })).toEqual([])
})

test('who is kept out says nothing of the company', () => {
  const policies = ['a', 'b', 'c'].map((id) => policyOf([domain('rival.example')], { id, decision: 'deny' }))
  expect(domainsOf({ policies })).toEqual([])
})

test('a domain that differs by one letter from the one found out is told', () => {
  const groups = ['a', 'b', 'c'].map((id) => groupOf(id, [staff]))
  const policies = [policyOf([domain('exemple.com')])]
  expect(findingsOf(accountOf({ ...unset, groups, policies })).map(({ id }) => id)).toContain('OPEN-18')
})

test.each([
  [
    'its directory tells',
    'harbour.example',
    'harbor.example',
    colleagues('a@harbour.example', 'b@harbour.example', 'c@harbour.example'),
  ],
  ['its rules tell', 'example.com', 'exemple.com', colleagues()],
])('a publish is judged for the company that the editor knows, which %s', (_who, own, typo, population) => {
  const groups = ['a', 'b', 'c'].map((id) => groupOf(id, [staff]))
  const live = accountOf({ ...unset, groups })
  const document = groupOf('a', [domain(typo)])
  const ofEditor = findingsOfDraft('groups', document, { ...live, population })
  const { findings } = assess({
    live,
    changes: [{ action: 'update', kind: 'groups', id: 'a', document }],
    population,
    settings: DEFAULT_SETTINGS,
    actor: 'local',
  })
  const about = (all: readonly { id: string; message: string }[]) =>
    all.filter(({ id }) => id === 'OPEN-18').map(({ message }) => message)
  expect(about(ofEditor)).toEqual([
    `${typo} differs by one letter from your company’s ${own}. Check which one is meant.`,
  ])
  expect(about(findings)).toEqual(about(ofEditor))
})

test('a change does not change whose company it is, however many rules it is about', () => {
  const groups = ['a', 'b', 'c', 'd'].map((id) => groupOf(id, [staff]))
  const live = accountOf({ ...unset, groups })
  const changes = groups.slice(1).map(({ id }) => ({
    action: 'update' as const,
    kind: 'groups' as const,
    id,
    document: groupOf(id, [domain('exemple.com')]),
  }))
  const { findings } = assess({ live, changes, population: colleagues(), settings: DEFAULT_SETTINGS, actor: 'local' })
  expect(findings.filter(({ id }) => id === 'OPEN-18')).toHaveLength(3)
})
