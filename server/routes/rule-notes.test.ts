import { describe, expect, test } from 'vitest'
import type { RuleNote } from '#core/rule-note'
import { appOverSandbox } from '../app-under-test'
import { OBJECT } from '../every-route-under-test'
import { seedWith } from '../sandbox/sandbox-under-test'

const saying = {
  kind: 'policies',
  document: OBJECT,
  ruleType: 'exclude',
  rule: { ip: { ip: '203.0.113.7' } },
  reason: 'He left in May. ',
  until: '2026-12-31',
}

async function withNotes(role: 'viewer' | 'editor' = 'editor') {
  let made = 0
  const under = await appOverSandbox([seedWith()], {
    newId: () => OBJECT.slice(0, -1) + (made += 1),
    signIn: { way: 'none', actorOf: () => ({ name: 'ada@example.com', role }) },
  })
  const at = `/api/accounts/${under.account}/rule-notes`
  return { ...under, at, all: async () => (await under.call('GET', at)).body as RuleNote[] }
}

test('a rule gets a reason and an end date, kept with who said so and by what the rule means', async () => {
  const { call, at, all, clock } = await withNotes()
  const { status, body } = await call('POST', at, saying)
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.any(String),
    kind: 'policies',
    document: OBJECT,
    ruleType: 'exclude',
    rule: '{"ip":{"ip":"203.0.113.7/32"}}',
    reason: 'He left in May.',
    until: '2026-12-31',
    actor: 'ada@example.com',
    at: clock.now().toISOString(),
  })
  expect(await all()).toEqual([body])
})

test('what is not known of a rule is kept to the last digit', async () => {
  const { call, at } = await withNotes()
  const { body } = await call(
    'POST',
    at,
    '{"kind":"groups","document":"' +
      OBJECT +
      '","ruleType":"include","rule":{"moon":{"phase":1.0}},"reason":"Tides."}',
  )
  expect([body.rule, 'until' in body]).toEqual(['{"moon":{"phase":1.0}}', false])
})

test('said again of the same rule, the new reason counts; of another one both do', async () => {
  const { call, at, all } = await withNotes()
  await call('POST', at, saying)
  await call('POST', at, {
    ...saying,
    rule: { ip: { ip: '203.0.113.7/32' } },
    reason: 'He is gone.',
    until: undefined,
  })
  await call('POST', at, { ...saying, ruleType: 'include' })
  const kept = (await all()).map(({ ruleType, reason, until }) => ({ ruleType, reason, until }))
  expect(kept).toHaveLength(2)
  expect(kept).toContainEqual({ ruleType: 'exclude', reason: 'He is gone.' })
  expect(kept).toContainEqual({ ruleType: 'include', reason: 'He left in May.', until: '2026-12-31' })
})

test('a reason is taken away once', async () => {
  const { call, at, all } = await withNotes()
  const { body } = await call('POST', at, saying)
  expect((await call('DELETE', `${at}/${body.id}`)).body).toEqual({ id: body.id })
  expect(await all()).toEqual([])
  const again = await call('DELETE', `${at}/${body.id}`)
  expect([again.status, again.body.error.message]).toEqual([
    404,
    'This reason is not there any more: somebody has taken it away already.',
  ])
})

test('what was said in one account is not known in another', async () => {
  const { call, at, sandbox } = await withNotes()
  const { id: other } = await sandbox.createAccount(seedWith(), 'Other')
  const { body } = await call('POST', at, saying)
  const elsewhere = `/api/accounts/${other}/rule-notes`
  expect((await call('GET', elsewhere)).body).toEqual([])
  expect((await call('DELETE', `${elsewhere}/${body.id}`)).status).toBe(404)
})

describe('refused, with its place and nothing kept', () => {
  test.each([
    ['of no kind of document', { kind: 'apps' }, 'kind', /in a policy or in a group/],
    ['without a document', { document: undefined }, 'document', /which policy or group/],
    ['of no list', { ruleType: 'never' }, 'ruleType', /in which list/],
    ['without a rule', { rule: undefined }, 'rule', /which rule/],
    ['of a rule that is a text', { rule: '{"email":{}}' }, 'rule', /which rule/],
    ['of a rule of any length', { rule: { email: { email: 'x'.repeat(9_000) } } }, 'rule', /too long/],
    ['without a reason', { reason: ' ' }, 'reason', /Say why/],
    ['with a reason that is no text', { reason: 7 }, 'reason', /Say why/],
    ['with what cannot be kept', { reason: 'a\0b' }, 'reason', /cannot be kept/],
    ['until no day', { until: 'soon' }, 'until', /last day/],
    ['until a day that is over', { until: '2026-11-19' }, 'until', /is over/],
  ])('%s', async (_, wrong, field, message) => {
    const { call, at, all } = await withNotes()
    const { status, body } = await call('POST', at, { ...saying, ...wrong })
    expect([status, body.error.place]).toEqual([400, { field }])
    expect(body.error.message).toMatch(message)
    expect(await all()).toEqual([])
  })

  test('of a document that cannot be', async () => {
    const { call, at } = await withNotes()
    expect((await call('POST', at, { ...saying, document: '../x' })).status).toBe(404)
  })

  test('by a viewer, who may look', async () => {
    const { call, at } = await withNotes('viewer')
    expect((await call('POST', at, saying)).status).toBe(403)
    expect((await call('DELETE', `${at}/${OBJECT}`)).status).toBe(403)
    expect((await call('GET', at)).body).toEqual([])
  })
})
