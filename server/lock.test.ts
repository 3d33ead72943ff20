import { expect, test } from 'vitest'
import { createLock } from './lock'

test('work on one key never overlaps, and a failure does not hold up the next', async () => {
  const lock = createLock()
  const events: string[] = []
  const work = (name: string, fails = false) =>
    lock('policy', async () => {
      events.push(`${name} starts`)
      await Promise.resolve()
      events.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const outcomes = await Promise.allSettled([work('a'), work('b', true), work('c')])
  expect(events).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('different keys do not wait for each other', async () => {
  const lock = createLock()
  let finish: (() => void) | undefined
  const stuck = new Promise<void>((resolve) => {
    finish = resolve
  })
  const slow = lock('one', () => stuck)
  expect(await lock('two', async () => 'done')).toBe('done')
  finish?.()
  await slow
})
