import { expect, test } from 'vitest'
import { parsers } from './parsers'
import { routes, sandboxRoutes } from './routes'
import { target, tryOut } from './target'
import * as fc from 'fast-check'

// A short run with a fixed seed, the same each time; `npm run fuzz` is the long one.
test.each([...parsers, routes, sandboxRoutes].map((each) => [each.name, each] as const))(
  'whatever comes in is read or refused in words: %s',
  async (_, each) => {
    expect((await tryOut(each, 2026, 300)).failure).toBeUndefined()
  },
)

test('a broken promise is found, and told with an input that breaks it', async () => {
  const brittle = target('brittle', fc.string(), (text) => {
    if (text.includes('a')) throw new Error('cannot read an a')
  })
  const { failure } = await tryOut(brittle, 1, 2_000)
  expect(failure).toContain('with ["a"]')
  expect(failure).toContain('cannot read an a')
})
