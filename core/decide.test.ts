import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccessLookup } from './access-request'
import { decide, inOrderTried } from './decide'
import { DECISIONS, type Decision } from './decision'

const nothing: AccessLookup = { list: () => undefined, group: () => undefined }
const email = (address: string) => ({ email: { email: address } })
const everyone = { everyone: {} }
const policy = (name: string, decision: Decision, ...include: unknown[]) => ({ name, decision, include })

// The example of Cloudflare's documentation, under "Order of execution".
const A = policy('A', 'allow', email('ana@example.com'))
const B = policy('B', 'deny', email('ben@example.com'))
const C = policy('C', 'non_identity', { service_token: { token_id: 'ci' } })
const D = policy('D', 'bypass', { ip: { ip: '203.0.113.0/24' } })
const E = policy('E', 'allow', email('ben@example.com'), { email_domain: { domain: 'example.com' } })

const elsewhere = { ip: '198.51.100.1', service_token: null }

test('machines and public access are tried first, then people, each in the order of the application', () => {
  expect(inOrderTried([A, B, C, D, E]).map(({ name }) => name)).toEqual(['C', 'D', 'A', 'B', 'E'])
})

describe('the documented example', () => {
  test.each([
    ['a machine with its key gets in by C', { ip: '203.0.113.9', service_token: 'ci' }, 'granted', 'C'],
    [
      'whoever comes from the network gets in by D',
      { email: 'ben@example.com', ip: '203.0.113.9', service_token: null },
      'granted',
      'D',
    ],
    ['Ana gets in by A', { ...elsewhere, email: 'ana@example.com' }, 'granted', 'A'],
    ['Ben is kept out by B, though E would let him in', { ...elsewhere, email: 'ben@example.com' }, 'denied', 'B'],
    ['Eve gets in by E', { ...elsewhere, email: 'eve@example.com' }, 'granted', 'E'],
    [
      'a stranger is named nowhere, so nobody lets them in',
      { ...elsewhere, email: 'eve@other.org' },
      'denied',
      undefined,
    ],
  ] as const)('%s', (_reason, request, access, by) => {
    const outcome = decide([A, B, C, D, E], request, nothing)
    expect([outcome.access, outcome.by?.name, outcome.undecided]).toEqual([access, by, []])
  })
})

describe('what we do not know', () => {
  test('of an earlier policy leaves the answer open when a later one differs', () => {
    const outcome = decide([B, E], { ip: '198.51.100.1' }, nothing)
    expect(outcome).toEqual({ access: 'unknown', undecided: [B, E] })
  })

  test('of an earlier policy does not matter when what follows comes to the same', () => {
    const open = policy('open', 'allow', everyone)
    expect(decide([A, open], {}, nothing)).toEqual({ access: 'granted', undecided: [A] })
    expect(decide([B], {}, nothing)).toEqual({ access: 'denied', undecided: [B] })
  })

  test('of a policy after the one that decided is not even asked', () => {
    const open = policy('open', 'allow', everyone)
    expect(decide([open, B], {}, nothing)).toEqual({ access: 'granted', by: open, undecided: [] })
  })

  test('of people at a policy that asks for no login stays unknown, whoever comes', () => {
    const odd = policy('odd', 'bypass', email('ana@example.com'))
    expect(decide([odd], { email: 'ana@example.com' }, nothing)).toEqual({ access: 'unknown', undecided: [odd] })
  })
})

test('no policies let nobody in', () => {
  expect(decide([], { email: 'ana@example.com' }, nothing)).toEqual({ access: 'denied', undecided: [] })
})

test('an answer that is given stands, however the open policies turn out', () => {
  const kinds = { match: everyone, never: { group: { id: 'gone' } }, open: { geo: { country_code: 'PT' } } } as const
  const made = fc.record({ decision: fc.constantFrom(...DECISIONS), kind: fc.constantFrom('match', 'never', 'open') })
  const lookup: AccessLookup = { list: () => undefined, group: () => null }
  fc.assert(
    fc.property(fc.array(made, { maxLength: 5 }), (list) => {
      const policies = list.map(({ decision, kind }, at) => policy(String(at), decision, kinds[kind]))
      const { access } = decide(policies, {}, lookup)
      const turns = ['PT', 'ES'].map((country) => decide(policies, { country }, lookup).access)
      if (access !== 'unknown') expect(turns).toEqual([access, access])
    }),
    { seed: 26 },
  )
})
