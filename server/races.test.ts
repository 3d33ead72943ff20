import { expect, test, vi } from 'vitest'
import { race } from './races-under-test'

vi.setConfig({ testTimeout: 60_000 })

test.each([1, 2])(
  'two browsers that save one policy 200 times at random lose nothing that was acknowledged (%i)',
  async (seed) => {
    const two = await race({
      seed,
      writers: [
        { way: 'guarded', saves: 100 },
        { way: 'guarded', saves: 100 },
      ],
    })
    expect(two.acknowledged.guarded).toBe(200)
    expect(two.lost.guarded).toBe(0)
    expect(two.warned).toBe(0)
    // Not because they never met.
    expect(two.merged).toBeGreaterThan(50)
  },
)

test.each([1, 2])('two scripts that write blindly do lose changes in the same race (%i)', async (seed) => {
  const two = await race({
    seed,
    writers: [
      { way: 'blind', saves: 100 },
      { way: 'blind', saves: 100 },
    ],
  })
  expect(two.acknowledged.blind).toBe(200)
  expect(two.lost.blind).toBeGreaterThan(10)
})
