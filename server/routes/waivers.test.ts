import { describe, expect, test } from 'vitest'
import type { Waiver } from '#core/waiver'
import { appOverSandbox } from '../app-under-test'
import { OBJECT } from '../every-route-under-test'
import { seedWith } from '../sandbox/sandbox-under-test'

const waiving = { finding: 'OPEN-01/policies/p', reason: 'It is a demo. ', until: '2026-12-31' }

async function withWaivers(role: 'viewer' | 'editor' = 'editor') {
  let made = 0
  const under = await appOverSandbox([seedWith()], {
    newId: () => OBJECT.slice(0, -1) + (made += 1),
    signIn: { way: 'none', actorOf: () => ({ name: 'ada@example.com', role }) },
  })
  const at = `/api/accounts/${under.account}/waivers`
  return { ...under, at, all: async () => (await under.call('GET', at)).body as Waiver[] }
}

test('a finding is waived with a reason until a day, and who did so is kept', async () => {
  const { call, at, all, clock } = await withWaivers()
  const { status, body } = await call('POST', at, waiving)
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.any(String),
    finding: waiving.finding,
    reason: 'It is a demo.',
    until: '2026-12-31',
    actor: 'ada@example.com',
    at: clock.now().toISOString(),
  })
  expect(await all()).toEqual([body])
})

test('waived again, the new reason and day count', async () => {
  const { call, at, all } = await withWaivers()
  await call('POST', at, waiving)
  await call('POST', at, { ...waiving, reason: 'Still a demo.', until: '2027-01-31' })
  await call('POST', at, { ...waiving, finding: 'OPEN-01/policies/q' })
  const kept = (await all()).map(({ finding, reason, until }) => ({ finding, reason, until }))
  expect(kept).toHaveLength(2)
  expect(kept).toContainEqual({ finding: 'OPEN-01/policies/p', reason: 'Still a demo.', until: '2027-01-31' })
  expect(kept).toContainEqual({ finding: 'OPEN-01/policies/q', reason: 'It is a demo.', until: '2026-12-31' })
})

test('what stops a publish is not waived', async () => {
  const { call, at, all } = await withWaivers()
  const { status, body } = await call('POST', at, { ...waiving, finding: 'LOCK-02/policies/p' })
  expect([status, body.error.message]).toEqual([400, expect.stringContaining('An owner can override it with a reason')])
  expect(await all()).toEqual([])
})

test('a waiver is ended once', async () => {
  const { call, at, all } = await withWaivers()
  const { body } = await call('POST', at, waiving)
  expect((await call('DELETE', `${at}/${body.id}`)).body).toEqual({ id: body.id })
  expect(await all()).toEqual([])
  const again = await call('DELETE', `${at}/${body.id}`)
  expect([again.status, again.body.error.message]).toEqual([
    404,
    'This waiver is not there any more: somebody has ended it already.',
  ])
})

test('waivers of one account are not those of another', async () => {
  const { call, at, sandbox } = await withWaivers()
  const { id: other } = await sandbox.createAccount(seedWith(), 'Other')
  const { body } = await call('POST', at, waiving)
  const elsewhere = `/api/accounts/${other}/waivers`
  expect((await call('GET', elsewhere)).body).toEqual([])
  expect((await call('DELETE', `${elsewhere}/${body.id}`)).status).toBe(404)
})

describe('refused, with its place and nothing kept', () => {
  test.each([
    ['without a finding', { finding: '' }, 'finding', /which finding/],
    ['with a finding of any length', { finding: 'x'.repeat(9_000) }, 'finding', /which finding/],
    ['without a reason', { reason: ' ' }, 'reason', /Say why/],
    ['with a reason that is no text', { reason: 7 }, 'reason', /Say why/],
    ['with what cannot be kept', { reason: 'a\0b' }, 'reason', /cannot be kept/],
    ['without an end', { until: undefined }, 'until', /last day/],
    ['for more than a year', { until: '2028-01-01' }, 'until', /a year at most/],
    ['until a day that is over', { until: '2026-11-19' }, 'until', /is over/],
  ])('%s', async (_, wrong, field, message) => {
    const { call, at, all } = await withWaivers()
    const { status, body } = await call('POST', at, { ...waiving, ...wrong })
    expect([status, body.error.place]).toEqual([400, { field }])
    expect(body.error.message).toMatch(message)
    expect(await all()).toEqual([])
  })

  test('by a viewer, who may look', async () => {
    const { call, at } = await withWaivers('viewer')
    expect((await call('POST', at, waiving)).status).toBe(403)
    expect((await call('DELETE', `${at}/${OBJECT}`)).status).toBe(403)
    expect((await call('GET', at)).body).toEqual([])
  })
})
