import type { PolicyDocument } from '#core/documents'
import { expect, test } from 'vitest'
import { createClient } from './client'
import { documentsAt } from './documents'
import { policiesPlace } from './policies'
import { cut, envelope, json, refusal, type Reply, scriptedUpstream, text } from './scripted-upstream'

const ID = '0c8a1d2e-9d9a-4c4b-8f6e-3b1d7a5e2f10'
const NOW = '2026-11-21T12:00:00Z'

const draft = { name: 'Staff', decision: 'allow', include: [{ ip: { ip: '192.0.2.1' } }] }
/** As Cloudflare gives it back: with more, and with its own spelling of the address. */
const saved = {
  ...draft,
  id: ID,
  include: [{ ip: { ip: '192.0.2.1/32' } }],
  require: [],
  exclude: [],
  session_duration: '24h',
  created_at: NOW,
}
const other = { ...saved, id: ID.replace('0c', 'ff'), name: 'Contractors' }
const listOf = (...rows: object[]) =>
  json(envelope(rows, { result_info: { total_count: rows.length, total_pages: 1 } }))

async function attempt(
  work: (policies: ReturnType<typeof documentsAt<PolicyDocument>>) => Promise<unknown>,
  ...replies: Reply[]
) {
  const { options, sent } = scriptedUpstream(...replies)
  const policies = documentsAt<PolicyDocument>(
    createClient(options),
    ['accounts', 'a'.repeat(32)],
    policiesPlace,
    options.clock,
  )
  const outcome = await work(policies).catch((error: unknown) => error)
  return { outcome, methods: sent.map(({ method }) => method).join(' ') }
}

const unclear: [string, Reply][] = [
  ['the connection breaks', cut],
  ['a server fault', json(refusal(10001, 'access.api.error.internal_server_error'), 500)],
  ['an HTML page', text('<html>')],
]

test.each(unclear)('a change that took effect is a success in spite of %s', async (_, reply) => {
  const { outcome, methods } = await attempt((policies) => policies.update(ID, draft), reply, json(envelope(saved)))
  expect(outcome).toEqual(saved)
  expect(methods).toBe('PUT GET')
})

test.each(unclear)('a change that did not take effect is said not to be saved: %s', async (_, reply) => {
  const { outcome } = await attempt((policies) => policies.update(ID, draft), reply, json(envelope(other)))
  expect(outcome).toMatchObject({ code: 'cloudflare_failed', message: expect.stringContaining('was not saved') })
})

test('when looking fails too, nobody claims to know', async () => {
  const { outcome } = await attempt((policies) => policies.update(ID, draft), cut, cut, cut, cut)
  expect(outcome).toMatchObject({ message: expect.stringContaining('could not find out whether the policy was saved') })
})

test('a refusal is certain: nobody looks', async () => {
  const reply = json(refusal(12130, 'access.api.error.invalid_request'), 400)
  const { outcome, methods } = await attempt((policies) => policies.update(ID, draft), reply)
  expect(outcome).toMatchObject({ failure: 'refused', status: 400 })
  expect(methods).toBe('PUT')
})

test.each(unclear)('a policy that was made is found in spite of %s', async (_, reply) => {
  const { outcome, methods } = await attempt((policies) => policies.create(draft), reply, listOf(other, saved))
  expect(outcome).toEqual(saved)
  expect(methods).toBe('POST GET')
})

test('an older policy that says the same is not taken for the new one', async () => {
  const older = { ...saved, created_at: '2026-11-20T12:00:00Z' }
  const { outcome } = await attempt((policies) => policies.create(draft), cut, listOf(older))
  expect(outcome).toMatchObject({ message: expect.stringContaining('was not saved') })
})

test('a deletion that took effect is a success in spite of a broken connection', async () => {
  const gone = json(refusal(12135, 'access.api.error.not_found'), 404)
  const { outcome, methods } = await attempt((policies) => policies.remove(ID), cut, gone)
  expect(outcome).toBeUndefined()
  expect(methods).toBe('DELETE GET')
})

test('a deletion that did not take effect is said so', async () => {
  const { outcome } = await attempt((policies) => policies.remove(ID), cut, json(envelope(saved)))
  expect(outcome).toMatchObject({ message: expect.stringContaining('was not deleted') })
})

test('an answer without a policy in it is no policy', async () => {
  const { outcome } = await attempt((policies) => policies.get(ID), json(envelope([])))
  expect(outcome).toMatchObject({ failure: 'unreadable' })
})

test.each(['..', 'x', '0c8a1d2e-9d9a-4c4b-8f6e-3b1d7a5e2f10/policies'])('the id %j is not sent', async (id) => {
  const { outcome, methods } = await attempt(async (policies) => policies.get(id))
  expect(outcome).toMatchObject({ code: 'not_found' })
  expect(methods).toBe('')
})
