import { expect, test } from 'vitest'
import type { Decision } from '#core/decision'
import type { PolicyDocument } from '#core/documents'
import { helpersIn } from '#core/helper-group'
import type { NameLookup } from '#core/reference'
import { compare, selectorChoices } from '../../lists/row-filter'
import { compareActions, filterPolicies, policyRows } from './policy-rows'

const nameOf: NameLookup = ({ id }) => (id === 'g1' ? { state: 'named', name: 'Design' } : { state: 'unread' })

const country = (code: string) => ({ geo: { country_code: code } })
const NO_HELPERS = () => undefined

const policy = (name: string, rest: Partial<PolicyDocument> = {}): PolicyDocument => ({
  id: `id-of-${name}`,
  name,
  decision: 'allow',
  include: [],
  ...rest,
})

const documents = [
  policy('Contractors', {
    include: [{ email_domain: { domain: 'café.example' } }, { brand_new: { colour: 'teal' } }],
    app_count: 2,
    account_id: 'a1',
    updated_at: '2026-11-01T00:00:00Z',
  }),
  policy('Design tools', { include: [{ group: { id: 'g1' } }], app_count: 0, account_id: 'a2' }),
  policy('Keep out', { decision: 'deny', include: [{ email: { email: 'ben@example.com' } }] }),
  policy('Later', { decision: 'invented' as Decision, app_count: 1 }),
]

const rows = policyRows(documents, { account: 'a1', names: { nameOf }, helperRules: NO_HELPERS })
const names = (text: string, filter: Parameters<typeof filterPolicies>[1] = { text }) =>
  filterPolicies(rows, { ...filter, text }).map(({ name }) => name)

test.each([
  ['its name', 'contractors', ['Contractors']],
  ['a value of its rules', 'ben@example', ['Keep out']],
  ['the name of a group it uses', 'design', ['Design tools']],
  ['words in another order, in any case', 'EXAMPLE keep', ['Keep out']],
  ['a word without its accent', 'cafe', ['Contractors']],
  ['a value in a rule that we do not know', 'teal', ['Contractors']],
  ['its id', 'id-of-Later', ['Later']],
  ['nothing it has', 'nowhere', []],
])('a policy is found by %s', (_, text, found) => {
  expect(names(text)).toEqual(found)
})

test('the filters narrow together', () => {
  expect(names('', { text: '', action: 'allow', used: 'yes' })).toEqual(['Contractors'])
  expect(names('', { text: '', selector: 'brand_new' })).toEqual(['Contractors'])
})

test('a policy whose uses Cloudflare did not say is neither used nor unused', () => {
  expect(names('', { text: '', used: 'yes' })).toEqual(['Contractors', 'Later'])
  expect(names('', { text: '', used: 'no' })).toEqual(['Design tools'])
})

test('a policy of another account is marked, one without an account is our own', () => {
  expect(rows.flatMap(({ name, owner }) => (owner === undefined ? [] : [[name, owner]]))).toEqual([
    ['Design tools', 'another Cloudflare account'],
  ])
  const holding = { nameOf: () => ({ state: 'named', name: 'Holding' }) as const }
  expect(policyRows(documents, { account: 'a1', names: holding, helperRules: NO_HELPERS })[1]?.owner).toBe('Holding')
})

test('actions are in the order of the documentation, and one that we do not know is last', () => {
  expect(rows.toSorted(compareActions).map(({ name }) => name)).toEqual([
    'Contractors',
    'Design tools',
    'Keep out',
    'Later',
  ])
})

test('a time that is not known comes before any that is', () => {
  expect(rows.toSorted(compare.changed).at(-1)?.name).toBe('Contractors')
})

test('names with numbers are ordered as people count', () => {
  const numbered = policyRows([policy('Team 10'), policy('Team 9')], {
    account: 'a1',
    names: { nameOf },
    helperRules: NO_HELPERS,
  })
  expect(numbered.toSorted(compare.name).map(({ name }) => name)).toEqual(['Team 9', 'Team 10'])
})

test('a rule inside of a helper group counts as one of the policy, and the group itself does not', () => {
  const helper = { id: 'h', name: 'Any of (Gatehouse): Portugal, Spain · 3f2a', include: ['PT', 'ES'].map(country) }
  const some = [
    policy('Lisbon', { require: [{ group: { id: 'h' } }] }),
    policy('Tools', { include: [{ group: { id: 'g1' } }] }),
  ]
  const listed = policyRows(some, { account: 'a1', names: { nameOf }, helperRules: helpersIn([helper]) })
  const using = (selector: string) => filterPolicies(listed, { text: '', selector }).map(({ name }) => name)
  expect([using('geo'), using('group')]).toEqual([['Lisbon'], ['Tools']])
  expect(filterPolicies(listed, { text: 'ES' }).map(({ name }) => name)).toContain('Lisbon')
})

test('the rules to filter by are those that occur, and unknown ones are told as such', () => {
  const choices = selectorChoices(rows)
  expect(choices.find(({ value }) => value === 'email_domain')?.label).toBe('Anyone with an email at a domain')
  expect(choices.at(-1)).toEqual({ value: 'brand_new', label: 'brand_new (not known yet)' })
  expect(choices.map(({ value }) => value)).not.toContain('geo')
})
