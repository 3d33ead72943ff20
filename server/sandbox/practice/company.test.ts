import { expect, test } from 'vitest'
import { practiceCompany } from './accounts'
import { people } from './people'

const { documents } = practiceCompany()

test.each([
  ['users', 40],
  ['apps', 25],
  ['policies', 30],
  ['groups', 20],
  ['identity_providers', 8],
] as const)('has the %s that its description promises', (resource, count) => {
  expect(documents[resource]).toHaveLength(count)
})

test('nobody has an address that could be somebody’s, but for the invented names at a public mail service', () => {
  for (const { email } of people) expect(email).toMatch(/@([a-z0-9-]+\.example|example\.com|gmail\.com)$/)
})
