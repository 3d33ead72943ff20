import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  isUnfinishedNetwork,
  networkDoubts,
  networkIdentity,
  networkProblem,
  readNetwork,
  withPrefix,
} from './ip'

const network = (text: string) => {
  const read = readNetwork(text)
  if (!read) throw new Error(`${text} is no network`)
  return read
}

test.each([
  '203.0.113.7',
  '203.0.113.0/24',
  '0.0.0.0/0',
  '255.255.255.255/32',
  '2400:cb00:21:10a::/64',
  '::',
  '::1/128',
  '::ffff:192.0.2.1',
  'FE80::1',
])('%s is an address or a network', (text) => expect(networkProblem(text)).toBeUndefined())

test.each([
  ['', 'Type an address or a network, such as 203.0.113.7 or 203.0.113.0/24.'],
  ['192.168.0.1/99', '/99 is not a size a network can have: type a number from /0 to /32, or leave it out.'],
  ['192.168.0.1/x', '/x is not a size a network can have: type a number from /0 to /32, or leave it out.'],
  ['2001:db8::/129', '/129 is not a size a network can have: type a number from /0 to /128, or leave it out.'],
  ['10.', 'This network is not finished. Type all four numbers, such as 10.0.0.0/8.'],
  ['10.0.0.0/', 'This network is not finished. Type all four numbers, such as 10.0.0.0/8.'],
  ['2001:db8:', 'This network is not finished. Type it to the end, such as 2001:db8::/32.'],
  ['10.0.0.256', '256 is too large: each of the four numbers goes up to 255.'],
  ['010.0.0.1', 'Leave out the zeros in front: type 10.0.0.1 and not 010.0.0.1.'],
  [
    '10.0.0.1-10.0.0.9',
    'A span with a dash is not understood. Type networks, such as 203.0.113.0/28, one rule for each.',
  ],
  ['10.0.0.1 ', 'An address holds no spaces. Take them out.'],
  ['office', 'This is not an address. Type an address or a network, such as 203.0.113.7 or 203.0.113.0/24.'],
  ['1:2:3:4:5:6:7:8:9', 'This is not an address. Type an address or a network, such as 203.0.113.7 or 203.0.113.0/24.'],
  ['1::2::3', 'This network is not finished. Type it to the end, such as 2001:db8::/32.'],
])('%s: %s', (text, message) => expect(networkProblem(text)?.message).toBe(message))

test('a bare address gains its size, as Cloudflare gives it back; all else stays as it was typed', () => {
  expect(['203.0.113.7', '2001:DB8::1', '203.0.113.7/24', 'office'].map(withPrefix)).toEqual([
    '203.0.113.7/32',
    '2001:DB8::1/128',
    '203.0.113.7/24',
    'office',
  ])
})

describe('who is inside', () => {
  test.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['0.0.0.0/0', '203.0.113.7', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['2400:cb00:21:10a::/64', '2400:cb00:21:10a:ffff::1', true],
    ['2400:cb00:21:10a::/64', '2400:cb00:21:10b::1', false],
    ['203.0.113.0/25', '203.0.113.0/24', false],
  ])('%s contains %s: %s', (outer, inner, inside) => {
    expect(contains(network(outer), network(inner))).toBe(inside)
  })

  test('each address is inside every network cut from it, whatever its size', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(32), (address, prefix) => {
        expect(contains(network(`${address}/${prefix}`), network(address))).toBe(true)
      }),
      { seed: 26 },
    )
    fc.assert(
      fc.property(fc.ipV6(), fc.nat(128), (address, prefix) => {
        expect(contains(network(`${address}/${prefix}`), network(address))).toBe(true)
      }),
      { seed: 26 },
    )
  })
})

const identities = (...texts: string[]) => new Set(texts.map((text) => networkIdentity(network(text)))).size

test('one network has one identity, however it is written', () => {
  expect(identities('10.0.0.0/8', '10.1.2.3/8')).toBe(1)
  expect(identities('203.0.113.7', '203.0.113.7/32')).toBe(1)
  expect(identities('2001:db8::1', '2001:0DB8:0:0:0:0:0:1/128')).toBe(1)
  expect(identities('10.0.0.0/8', '10.0.0.0/9', '0.0.0.0/0', '::/0')).toBe(4)
})

test.each(['10.', '10.0', '192.168.0', '192.168.0.', '10.0.0.0/', '2001:', '2001:db8::1:', 'fe80'])(
  '%s: whether it may become a network if one types on',
  (text) => expect(isUnfinishedNetwork(text)).toBe(text !== 'fe80'),
)

test('what is no network and cannot become one is not unfinished', () => {
  expect(['', '10', 'example.com', '10.0.0.1', 'ana@', '1.2.3.4.5'].some(isUnfinishedNetwork)).toBe(false)
})

test.each([
  ['192.168.1.0/24', /private address/],
  ['fd00::1', /private address/],
  ['203.0.113.7/24', /the whole network of that size/],
  ['0.0.0.0/0', /every address there is \(IPv4\)/],
])('%s is doubted', (text, doubt) => expect(networkDoubts(text).join(' ')).toMatch(doubt))

test('an ordinary public network is not', () => {
  expect(['203.0.113.0/24', '203.0.113.7', '2001:db8::/32'].flatMap(networkDoubts)).toEqual([])
})
