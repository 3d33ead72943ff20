import { expect, test } from 'vitest'
import { createDrain } from './drain'

test('once it refuses, what asks is told so and nothing is begun', async () => {
  let begun = 0
  const drain = createDrain(() => {
    begun += 1
    return new Response('done')
  })
  expect(await (await drain.fetch(new Request('http://localhost/'))).text()).toBe('done')
  drain.refuse()
  const late = await drain.fetch(new Request('http://localhost/', { method: 'PUT' }))
  expect({ status: late.status, body: await late.json(), connection: late.headers.get('connection') }).toMatchObject({
    status: 503,
    body: { error: { code: 'shutting_down', message: expect.stringContaining('Nothing was changed') } },
    connection: 'close',
  })
  expect(begun).toBe(1)
})

test('it is idle when the last request has ended, well or badly', async () => {
  const steps: string[] = []
  const ends: (() => void)[] = []
  const drain = createDrain(async (request) => {
    await new Promise<void>((resolve) => {
      ends.push(resolve)
    })
    steps.push(new URL(request.url).pathname)
    if (request.url.endsWith('bad')) throw new Error('bad')
    return new Response()
  })
  const answers = ['good', 'bad'].map(async (path) => drain.fetch(new Request(`http://localhost/${path}`)))
  const idle = drain.idle().then(() => steps.push('idle'))
  for (const end of ends) end()
  await Promise.allSettled(answers)
  await idle
  expect(steps).toEqual(['/good', '/bad', 'idle'])
})
