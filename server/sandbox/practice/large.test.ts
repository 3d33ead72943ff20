import { expect, test } from 'vitest'
import { writeJson } from '#core/json'
import { readRule } from '#core/rule'
import { referencesOf } from '../rules'
import { emptyAccount, largeAccount } from './accounts'
import { listOf, objectsOf, rulesOf } from './reading'

const { documents } = largeAccount()
const { policies = [], groups = [], apps = [] } = documents

test.each([
  ['groups', 300],
  ['policies', 500],
  ['apps', 500],
  ['users', 5000],
] as const)('has as many %s as Cloudflare allows or more than most have', (resource, count) => {
  const rows = documents[resource] ?? []
  expect(rows).toHaveLength(count)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(count)
})

test('has one policy with a thousand different rules, and a name as long as names may be', () => {
  const many = policies.find(({ name }) => name === 'Thousand rules')
  expect(new Set(listOf(many?.include).map((rule) => writeJson(rule))).size).toBe(1000)
  expect(policies.map(({ name }) => String(name).length)).toContain(350)
})

test('has only rules that work, which point to things that are there', () => {
  const known = new Set(Object.values(documents).flatMap((rows) => rows.map(({ id }) => id)))
  for (const rule of [...policies, ...groups].flatMap(rulesOf)) {
    const read = readRule(rule)
    expect(read.state === 'known' && read.problems.length === 0 ? [] : [rule]).toEqual([])
    expect(referencesOf(rule).filter(({ id }) => !known.has(id))).toEqual([])
  }
  const linked = apps.flatMap((app) => objectsOf(app.policies))
  expect(linked.filter(({ id }) => !known.has(String(id)))).toEqual([])
})

test('no two groups share a name', () => {
  expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length)
})

test('is made in the sizes asked for, the same each time', () => {
  const small = { groups: 3, policies: 4, apps: 2, people: 5, rulesInOne: 6 }
  const account = largeAccount(small)
  expect(account.documents.groups).toHaveLength(3)
  expect(account.documents.policies?.[0]?.include).toHaveLength(6)
  expect(writeJson(largeAccount(small))).toBe(writeJson(account))
})

test('an empty account has a login method and nothing to compose yet', () => {
  const empty = emptyAccount().documents
  expect(empty.identity_providers).toHaveLength(1)
  expect([empty.policies, empty.groups, empty.apps]).toEqual([undefined, undefined, undefined])
})
