import { expect, test } from 'vitest'
import { accountOf, ana, appOf, emailList, groupOf, policyOf, staff } from './findings/example'
import { namedAnew, populationOf } from './population'

const approved = policyOf([staff, { email: { email: 'Cy@Example.com' } }], {
  approval_required: true,
  approval_groups: [{ approvals_needed: 1, email_addresses: ['dee@example.com'] }],
})
const own = policyOf([{ email: { email: 'own@example.com' } }], { id: 'own' })
const facts = accountOf({
  policies: [approved],
  groups: [groupOf('g', [ana, emailList('l')], { exclude: [{ email: { email: 'out@example.com' } }] })],
  apps: [appOf([approved], { policies: [{ id: 'own', name: 'Own', reusable: false, document: own }] })],
  lists: [
    { id: 'l', name: 'L', type: 'EMAIL', items: ['List@example.com', 'not an address'] },
    { id: 'ip', name: 'IP', type: 'IP', items: ['203.0.113.7'] },
  ],
})

test('everybody of whom we know, each with where from', () => {
  const people = populationOf({
    visitors: [{ email: 'Ana@Example.com', name: 'Ana', last_successful_login: '2026-11-20T08:00:00Z' }],
    colleagues: [
      { email: 'ana@example.com', name: 'Ana Alves', at: '2026-11-21T00:00:00Z' },
      { email: 'bo@example.com', name: 'Bo', at: '2026-11-21T00:00:00Z' },
    ],
    facts,
  })
  expect(people.map(({ email, name, sources }) => [email, name, sources.map(({ from }) => from).join()])).toEqual([
    ['ana@example.com', 'Ana', 'access,directory,rules'],
    ['bo@example.com', 'Bo', 'directory'],
    ['cy@example.com', undefined, 'rules'],
    ['dee@example.com', undefined, 'rules'],
    ['out@example.com', undefined, 'rules'],
    ['own@example.com', undefined, 'rules'],
    ['list@example.com', undefined, 'rules'],
  ])
  expect(people[0]?.sources).toEqual([
    { from: 'access', at: '2026-11-20T08:00:00Z' },
    { from: 'directory', at: '2026-11-21T00:00:00Z' },
    { from: 'rules' },
  ])
})

test('whom a draft names and nothing did before is one of them, with nothing but the address', () => {
  const changes = [
    {
      action: 'update' as const,
      kind: 'groups' as const,
      id: 'g',
      document: groupOf('g', [ana, { email: { email: 'New@Example.com' } }]),
    },
    {
      action: 'create' as const,
      kind: 'policies' as const,
      id: 'new:1',
      document: { ...approved, include: [{ email: { email: 'not yet' } }] },
    },
    { action: 'delete' as const, kind: 'policies' as const, id: 'p' },
  ]
  const known = new Set(populationOf({ facts }).map(({ email }) => email))
  expect(namedAnew(changes, known)).toEqual([
    {
      email: 'new@example.com',
      sources: [{ from: 'rules' }],
      request: { email: 'new@example.com', service_token: null, linked_app: null },
    },
  ])
})

test('what the last login told is kept; what it did not tell, and all of others, stays unknown', () => {
  const request = { email: 'ANA@example.com', country: 'PT' }
  const [seen, other] = populationOf({
    visitors: [
      { email: 'ana@example.com', last_seen: { request, at: '2026-11-20T08:00:00Z' } },
      { email: 'bo@example.com', last_successful_login: '2026-11-19T08:00:00Z' },
    ],
    facts: accountOf({}),
  })
  const person = { service_token: null, linked_app: null }
  expect(seen).toMatchObject({ factsAt: '2026-11-20T08:00:00Z' })
  expect(seen?.request).toEqual({ email: 'ana@example.com', country: 'PT', ...person })
  expect(other?.request).toEqual({ email: 'bo@example.com', ...person })
  expect(other?.factsAt).toBeUndefined()
})

test('of two visitors with one address, the later login tells', () => {
  const at = (day: number, country: string) => ({
    email: 'ana@example.com',
    last_seen: { request: { country }, at: `2026-11-${day}T08:00:00Z` },
  })
  const told = (...visitors: ReturnType<typeof at>[]) =>
    populationOf({ visitors, facts: accountOf({}) }).map(({ request }) => request.country)
  expect(told(at(20, 'PT'), at(18, 'ES'))).toEqual(['PT'])
  expect(told(at(18, 'ES'), at(20, 'PT'))).toEqual(['PT'])
})
