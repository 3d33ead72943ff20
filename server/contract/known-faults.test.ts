import { expect, test } from 'vitest'
import { KNOWN_FAULTS, standsAt } from './known-faults'
import { cloudflareDocument } from './openapi'

// A fault that Cloudflare mends is struck from the table, so that nothing is excused any longer than needed.
test.each(KNOWN_FAULTS)('the document still has the fault: $why', (fault) => {
  const found = standsAt(cloudflareDocument, fault)
  expect(found.length).toBeGreaterThan(0)
  expect(found).toEqual(found.map(() => fault.was))
})

test('each fault is told once', () => {
  const told = KNOWN_FAULTS.map(({ why }) => why)
  expect(told).toEqual([...new Set(told)])
})
