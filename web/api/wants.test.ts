import { expect, test, vi } from 'vitest'
import { createWants } from './wants'

test('whoever listens is told once of all that came up together, and after it', async () => {
  const wants = createWants()
  const told = vi.fn<() => void>()
  wants.subscribe(told)
  wants.want('service_tokens')
  wants.want('posture_checks')
  expect(told).not.toHaveBeenCalled()
  await Promise.resolve()
  expect(told).toHaveBeenCalledTimes(1)
  expect([...wants.all()]).toEqual(['service_tokens', 'posture_checks'])
})

test('what is wanted already changes nothing, so that nothing is drawn again for it', async () => {
  const wants = createWants()
  wants.want('service_tokens')
  await Promise.resolve()
  const before = wants.all()
  const told = vi.fn<() => void>()
  wants.subscribe(told)
  wants.want('service_tokens')
  await Promise.resolve()
  expect(told).not.toHaveBeenCalled()
  expect(wants.all()).toBe(before)
})
