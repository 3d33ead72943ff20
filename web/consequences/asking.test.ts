import { expect, test } from 'vitest'
import { asking, Overtaken, type Listeners } from './asking'
import type { Asked } from './questions'

/** A thread that answers when it is told to. */
function withThread() {
  const asked: Asked[] = []
  let listeners: Listeners | undefined
  let started = 0
  const ask = asking((told) => {
    listeners = told
    started += 1
    return { ask: (questions) => void asked.push(...questions), stop: () => undefined }
  })
  return {
    ...ask,
    asked,
    started: () => started,
    answer: (...all: unknown[]) => listeners?.onAnswer(all.map((told) => ({ told }))),
    fail: (failed: string) => listeners?.onAnswer([{ failed }]),
    end: (why: string) => listeners?.onEnd(why),
  }
}

const why = (email: string) => ({ email, app: 'a' })
const turns = ({ asked }: { asked: Asked[] }) => asked.map((one) => [one.ask, JSON.stringify(one.asked)].join(' '))

test('one question after the other, and each gets its own answer', async () => {
  const thread = withThread()
  expect(thread.started()).toBe(0)
  const first = thread.ask('why', why('1'))
  const second = thread.ask('why', why('2'))
  expect(thread.asked).toHaveLength(1)
  thread.answer({ sentences: ['first'] })
  thread.fail('no such person')
  await expect(first).resolves.toEqual({ sentences: ['first'] })
  await expect(second).rejects.toThrow('no such person')
  expect(thread.started()).toBe(1)
})

test('reasons that wait are asked together, a few at a time, and each gets its own', async () => {
  const thread = withThread()
  const count = thread.ask('count', { changes: 'a' })
  const reasons = Array.from({ length: 23 }, (_, nth) => thread.ask('why', why(`${nth}`)))
  expect(thread.asked).toHaveLength(1)
  thread.answer('a')
  expect(thread.asked).toHaveLength(1 + 20)
  thread.answer(...Array.from({ length: 20 }, (_, nth) => nth))
  expect(thread.asked).toHaveLength(1 + 23)
  thread.answer(20, 21)
  expect(await count).toBe('a')
  expect(await Promise.all(reasons.slice(0, 22))).toEqual(Array.from({ length: 22 }, (_, nth) => nth))
  await expect(reasons[22]).rejects.toThrow('it was not answered')
})

test('whoever types gets the newest count, before anything that is asked about people', async () => {
  const thread = withThread()
  const old = thread.ask('count', { changes: 'a' })
  const pointless = thread.ask('count', { changes: 'ab' })
  const given = thread.ask('test', { changes: 'a' })
  const newest = thread.ask('count', { changes: 'abc' })
  const reason = thread.ask('why', why('1'))
  const people = thread.ask('people', { filter: {}, limit: 1 })
  await expect(pointless).rejects.toBeInstanceOf(Overtaken)
  for (const answer of ['a', 'abc', 'people', 'test', 'why']) thread.answer(answer)
  expect(turns(thread).map((one) => one.split(' ')[0])).toEqual(['count', 'count', 'people', 'test', 'why'])
  expect(await Promise.all([old, newest, people, given, reason])).toEqual(['a', 'abc', 'people', 'test', 'why'])
})

test('what is asked again after each count does not wait behind a newer one; what is asked once does', async () => {
  const thread = withThread()
  void thread.ask('count', { changes: 'a' })
  const stale = [thread.ask('why', why('1')), thread.ask('people', { filter: {}, limit: 1 })]
  const once = thread.ask('compare', { changes: 'a' })
  const newest = thread.ask('count', { changes: 'ab' })
  for (const one of stale) await expect(one).rejects.toBeInstanceOf(Overtaken)
  for (const answer of ['a', 'ab', 'compared']) thread.answer(answer)
  expect(await Promise.all([newest, once])).toEqual(['ab', 'compared'])
})

test('a thread that ended is begun anew by the next question, and the others learn why', async () => {
  const thread = withThread()
  const lost = thread.ask('why', why('1'))
  thread.end('out of memory')
  await expect(lost).rejects.toThrow('out of memory')
  const again = thread.ask('why', why('1'))
  thread.answer({ sentences: [] })
  await expect(again).resolves.toEqual({ sentences: [] })
  expect(thread.started()).toBe(2)
})
