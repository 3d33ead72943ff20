import { firstLoad } from '../bench/first-load'
import { expect, test } from './fixtures'

test('a browser loads at most 260 kB of JavaScript and 30 kB of CSS before anything is clicked', () => {
  const { script, style } = firstLoad()
  expect(script).toBeGreaterThan(50_000)
  expect(script).toBeLessThanOrEqual(260_000)
  expect(style).toBeGreaterThan(1_000)
  expect(style).toBeLessThanOrEqual(30_000)
})
