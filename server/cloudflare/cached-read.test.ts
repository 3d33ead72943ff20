import { expect, test } from 'vitest'
import type { Purpose } from './budget'
import { createCachedRead } from './cached-read'
import { UpstreamError } from './upstream-error'

const START = Date.parse('2026-11-21T12:00:00Z')
const asked = { method: 'GET', subject: 'the list', permission: 'p' } as const
const refused = new UpstreamError({ failure: 'refused', asked, status: 403, errors: [] })
const outage = new UpstreamError({ failure: 'unreachable', asked, status: 0, errors: [] })

/** A cached read whose every reading the test ends by hand. */
function underTest() {
  let now = START
  const readings: { purpose: Purpose; ends: (value: string) => void; fails: (error: Error) => void }[] = []
  const reported: unknown[] = []
  const read = (purpose: Purpose) =>
    new Promise<string>((ends, fails) => {
      readings.push({ purpose, ends, fails })
    })
  const cached = createCachedRead(read, {
    clock: () => new Date(now),
    freshMs: 60_000,
    report: (error) => reported.push(error),
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const end = async (how: string | Error) => {
    const last = readings.at(-1)
    if (typeof how === 'string') last?.ends(how)
    else last?.fails(how)
    await settle()
  }
  const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)
  return { cached, readings, reported, end, failure, later: (seconds: number) => (now += seconds * 1000) }
}

/** The same with a first value in place. */
async function withValue() {
  const under = underTest()
  const first = under.cached.get()
  await under.end('one')
  await first
  return under
}

const at = (seconds: number) => new Date(START + seconds * 1000)

test('all who ask at once share one reading', async () => {
  const { cached, readings, end } = underTest()
  const both = Promise.all([cached.get(), cached.get()])
  await end('one')
  expect(await both).toEqual([
    { value: 'one', readAt: at(0) },
    { value: 'one', readAt: at(0) },
  ])
  expect(readings.map(({ purpose }) => purpose)).toEqual(['view'])
})

test('what is fresh is given without asking Cloudflare', async () => {
  const { cached, readings, later } = await withValue()
  later(60)
  expect(await cached.get()).toEqual({ value: 'one', readAt: at(0) })
  expect(readings).toHaveLength(1)
})

test('what is old is given at once, and read anew meanwhile, once', async () => {
  const { cached, readings, later, end } = await withValue()
  later(61)
  expect((await cached.get()).value).toBe('one')
  expect((await cached.get()).value).toBe('one')
  expect(readings.map(({ purpose }) => purpose)).toEqual(['view', 'refresh'])
  await end('two')
  expect(await cached.get()).toEqual({ value: 'two', readAt: at(61) })
})

test('a failed refresh keeps the older value, says why, and is tried again half a minute later', async () => {
  const { cached, readings, reported, later, end } = await withValue()
  later(61)
  await cached.get()
  await end(outage)
  expect(await cached.get()).toEqual({ value: 'one', readAt: at(0) })
  expect(cached.state()).toEqual({ readAt: at(0), reading: false, error: outage })
  expect(reported).toEqual([outage])
  expect(readings).toHaveLength(2)
  later(31)
  await cached.get()
  await end('two')
  expect(cached.state()).toEqual({ readAt: at(92), reading: false })
})

test('a refusal is remembered for a short while, and asked about again after that', async () => {
  const { cached, readings, later, end, failure } = underTest()
  const first = failure(cached.get())
  await end(refused)
  expect(await first).toBe(refused)
  later(14)
  expect(await failure(cached.get())).toBe(refused)
  expect(readings).toHaveLength(1)
  later(1)
  const again = cached.get()
  await end('one')
  expect((await again).value).toBe('one')
})

test('an outage is not remembered: the next who asks may be luckier', async () => {
  const { cached, end, failure } = underTest()
  const first = failure(cached.get())
  await end(outage)
  expect(await first).toBe(outage)
  const again = cached.get()
  await end('one')
  expect((await again).value).toBe('one')
})

test('whoever asks for the latest waits for it, and is told when it cannot be had', async () => {
  const { cached, end, failure } = await withValue()
  const latest = cached.latest()
  await end('two')
  expect((await latest).value).toBe('two')
  const failing = failure(cached.latest())
  await end(outage)
  expect(await failing).toBe(outage)
  expect((await cached.get()).value).toBe('two')
})

test('a write is seen at once, and is not lost in a reading that began before it', async () => {
  const { cached, later, end } = await withValue()
  later(61)
  await cached.get()
  cached.change((value) => `${value} changed`)
  expect((await cached.get()).value).toBe('one changed')
  await end('one')
  expect((await cached.get()).value).toBe('one changed')
})

test('what was written to is read anew by the next who asks', async () => {
  const { cached, readings } = await withValue()
  cached.expire()
  expect(readings).toHaveLength(1)
  await cached.get()
  expect(readings.map(({ purpose }) => purpose)).toEqual(['view', 'refresh'])
})

test('renewing during a reading makes one more reading after it; what was never read is left alone', async () => {
  const { cached, readings, end } = underTest()
  cached.renew()
  expect(readings).toHaveLength(0)
  const first = cached.get()
  cached.renew()
  cached.renew()
  await end('one')
  await first
  expect(readings).toHaveLength(2)
  await end('two')
  expect(readings).toHaveLength(2)
  expect((await cached.get()).value).toBe('two')
})

test('who shows only what is there sets off no reading, however old it is', async () => {
  const { cached, readings, later } = await withValue()
  later(3600)
  expect(await cached.kept()).toEqual({ value: 'one', readAt: at(0) })
  expect(readings).toHaveLength(1)
})

test('who shows only what is there is told why there is nothing, and reads what nobody read', async () => {
  const { cached, readings, end, failure, later } = underTest()
  const first = failure(cached.kept())
  await end(outage)
  expect(await first).toBe(outage)
  later(3600)
  expect(await failure(cached.kept())).toBe(outage)
  expect(readings).toHaveLength(1)
})

test('who needs it fresh waits for the first reading, and for no other', async () => {
  const { cached, readings, later, end } = underTest()
  const both = Promise.all([cached.freshOrFirst(), cached.freshOrFirst()])
  await end('one')
  expect(await both).toEqual([
    { value: 'one', readAt: at(0) },
    { value: 'one', readAt: at(0) },
  ])
  later(61)
  expect(await cached.freshOrFirst()).toBeUndefined()
  expect(readings).toHaveLength(1)
  void cached.get()
  expect(readings).toHaveLength(2)
  expect(await cached.freshOrFirst()).toBeUndefined()
})

test('after a write nothing is fresh until a reading that began after it is there', async () => {
  const { cached, end } = await withValue()
  const before = cached.latest()
  cached.expire()
  await end('one')
  await before
  expect(cached.fresh()).toBeUndefined()
  const after = cached.latest()
  await end('two')
  await after
  expect(cached.fresh()?.value).toBe('two')
})
