import { expect, test } from 'vitest'
import { sandboxOptions, UsageError } from './sandbox-options'

test('without flags it is strict and listens on 8788', () => {
  expect(sandboxOptions([])).toEqual({
    port: 8788,
    profile: 'strict',
    data: undefined,
    empty: false,
    faithfulFaults: false,
    rateLimit: undefined,
  })
})

test('every flag is understood', () => {
  const args = [
    '--port',
    '0',
    '--profile=lenient',
    '--data',
    'here',
    '--empty',
    '--faithful-faults',
    '--rate-limit',
    '1200',
  ]
  expect(sandboxOptions(args)).toEqual({
    port: 0,
    profile: 'lenient',
    data: 'here',
    empty: true,
    faithfulFaults: true,
    rateLimit: 1200,
  })
})

test.each([
  [['--port', 'http'], '--port takes a whole number from 0 to 65535, not "http".'],
  [['--port', '65536'], '--port takes a whole number from 0 to 65535, not "65536".'],
  [['--profile', 'loose'], '--profile takes strict or lenient, not "loose".'],
  [['--rate-limit', '0'], '--rate-limit takes a whole number from 1 to 1000000, not "0".'],
  [['--colour'], "Unknown option '--colour'"],
  [['extra'], "Unexpected argument 'extra'"],
])('%j is refused with the reason', (args, message) => {
  expect(() => sandboxOptions(args)).toThrow(UsageError)
  expect(() => sandboxOptions(args)).toThrow(message)
})
