import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { listen } from './listen'

/** A server whose one write ends when the test says so. */
async function slowServer() {
  const events: string[] = []
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  let begun = () => {}
  const writing = new Promise<void>((resolve) => {
    begun = resolve
  })
  const app = new Hono()
    .put('/write', async (c) => {
      begun()
      await finished
      events.push('written')
      return c.text('saved')
    })
    .get('/', (c) => c.text('hello'))
  const { address, end } = await listen(app.fetch, { host: '127.0.0.1', port: 0 })
  return { address, end, events, finish, writing }
}

test('a write under way is finished and answered before the server has ended', async () => {
  const { address, end, events, finish, writing } = await slowServer()
  const write = fetch(`${address}/write`, { method: 'PUT' }).then((answer) => answer.text())
  await writing
  const ended = end(10_000).then((whole) => {
    events.push('ended')
    return whole
  })
  finish()
  expect(await write).toBe('saved')
  expect(await ended).toBe(true)
  expect(events).toEqual(['written', 'ended'])
})

test('a write whose page was closed is finished as well', async () => {
  const { address, end, events, finish, writing } = await slowServer()
  const page = new AbortController()
  const write = fetch(`${address}/write`, { method: 'PUT', signal: page.signal }).catch(() => 'gone')
  await writing
  page.abort()
  expect(await write).toBe('gone')
  const ended = end(10_000)
  finish()
  expect(await ended).toBe(true)
  expect(events).toEqual(['written'])
})

test('nothing new is begun while it ends, neither over a new connection nor over one that is kept', async () => {
  const { address, end, finish, writing } = await slowServer()
  expect(await (await fetch(address)).text()).toBe('hello')
  const write = fetch(`${address}/write`, { method: 'PUT' })
  await writing
  const ended = end(10_000)
  // Over the kept connection it is told why; over a new one there is nobody to ask.
  const late = await fetch(address).then(
    ({ status }) => status,
    () => 'nobody there',
  )
  expect([503, 'nobody there']).toContain(late)
  finish()
  expect((await write).status).toBe(200)
  expect(await ended).toBe(true)
})

test('what does not end in time is given up, and says so', async () => {
  const { address, end, writing } = await slowServer()
  const write = fetch(`${address}/write`, { method: 'PUT' }).catch(() => 'cut off')
  await writing
  expect(await end(20)).toBe(false)
  expect(await write).toBe('cut off')
})

test('a kept connection without a request holds nothing up', async () => {
  const { address, end } = await slowServer()
  await (await fetch(address)).text()
  const began = performance.now()
  expect(await end(10_000)).toBe(true)
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('a connection is kept for longer than a tunnel keeps its own, so that no request is sent down a closing one', async () => {
  const { address, end } = await listen(new Hono().get('/', (c) => c.text('hello')).fetch, {
    host: '127.0.0.1',
    port: 0,
  })
  const seconds = /timeout=(\d+)/.exec((await fetch(address)).headers.get('keep-alive') ?? '')?.[1]
  expect(Number(seconds)).toBeGreaterThan(90)
  await end(1000)
})
