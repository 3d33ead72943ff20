import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains, readNetwork } from './ip'
import { networkIndex, readRange } from './ip-index'

const small = fc
  .tuple(fc.constantFrom('203.0.113.', '2001:db8::'), fc.nat(9), fc.nat(8))
  .map(([start, end, size]) => `${start}${end}/${(start.includes(':') ? 120 : 24) + size}`)

test('the index holds what one of its networks holds, and nothing more', () => {
  fc.assert(
    fc.property(fc.array(small, { maxLength: 8 }), small, (texts, asked) => {
      const ranges = texts.map(readRange).filter((range) => range !== undefined)
      const [range, network] = [readRange(asked), readNetwork(asked)]
      const one = texts.map(readNetwork).some((outer) => outer && network && contains(outer, network))
      expect(range && networkIndex(ranges)(range)).toBe(one)
    }),
    { numRuns: 5_000, seed: 26 },
  )
})

test('a network that reaches over two neighbours is in neither', () => {
  const halves = ['203.0.113.0/25', '203.0.113.128/25'].map(readRange).filter((range) => range !== undefined)
  const whole = readRange('203.0.113.0/24')
  expect(whole && networkIndex(halves)(whole)).toBe(false)
})
