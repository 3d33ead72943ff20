import { expect, test } from 'vitest'
import type { TestedPage, TestProgress } from '#core/policy-test'
import { ApiError } from '../../api/api-error'
import type { PolicyTestsApi } from '../../api/policy-tests'
import type { Asking } from '../asking'
import type { TestGiven } from '../questions'
import type { Check } from './check'
import { runCheck } from './run-check'

const given: Extract<TestGiven, { possible: true }> = { possible: true, about: 'app', before: '["a"]', after: '["b"]' }
const at = (state: TestProgress['state'], percent = 0): TestProgress => ({
  state,
  percent,
  total: 4,
  approved: 0,
  blocked: 0,
  errored: 0,
})
const refused = (status: number, more: object = {}) =>
  new ApiError(status, { code: 'cloudflare_failed', message: 'No.', ...more })

interface Script {
  /** What Cloudflare says each time it is asked how far a test is; an error is thrown. */
  progress?: (TestProgress | Error)[]
  start?: Error
  given?: typeof given
  /** Stop when this has been told. */
  stopAt?: (check: Check) => boolean
}

/** Runs a check to its end; time passes at once. */
async function run({ progress = [], start, stopAt = () => false, ...script }: Script = {}) {
  const asked: string[] = []
  const told: Check[] = []
  let waited = 0
  const script0 = [...progress]
  const api: PolicyTestsApi = {
    start: async (policies) => {
      asked.push(`start ${policies.join()}`)
      if (start) throw start
      return `test of ${policies.join()}`
    },
    progress: async (id) => {
      asked.push(`how far is ${id}`)
      const next = script0.shift() ?? at('complete', 100)
      if (next instanceof Error) throw next
      return next
    },
    people: async (id, page): Promise<TestedPage> => {
      asked.push(`page ${page} of ${id}`)
      return { people: [{ email: `${page}@${id.at(-1)}`, access: 'granted' }], more: page < 2 }
    },
  }
  const ask = (async (question: string, details: Record<string, { email: string }[]>) => {
    asked.push(`${question} ${['before', 'after'].map((side) => details[side]?.length ?? '-').join('/')}`)
    return { agree: asked.length }
  }) as unknown as Asking['ask']
  let stop: (() => void) | undefined
  await new Promise<void>((resolve) => {
    stop = runCheck(
      script.given ?? given,
      { place: { id: 'app', name: 'Payroll' }, changes: '[]' },
      {
        ask,
        api,
        wait: async (ms, signal) => {
          if (signal.aborted) throw new Error('stopped')
          waited += ms
        },
        onCheck: (check) => {
          told.push(check)
          if (stopAt(check)) stop?.()
          if (check.end) resolve()
        },
      },
    )
  })
  return { asked, told, last: told.at(-1), waited: () => waited }
}

test('both sides are tested, one after the other, and all pages are read', async () => {
  const { asked, told, last } = await run({ progress: [at('processing', 10)] })
  expect(asked).toEqual([
    'start a',
    'how far is test of a',
    'how far is test of a',
    'page 1 of test of a',
    'page 2 of test of a',
    'compare 2/-',
    'start b',
    'how far is test of b',
    'page 1 of test of b',
    'page 2 of test of b',
    'compare 2/2',
  ])
  expect(told.map(({ testing }) => testing).filter((side, nth, all) => side !== all[nth - 1])).toEqual([
    'before',
    'after',
    undefined,
  ])
  expect(last).toMatchObject({ end: 'complete', place: { name: 'Payroll' }, compared: { agree: 11 } })
  expect(last?.stop).toBeUndefined()
})

test('what is known while it runs is told, but not read anew for every few people', async () => {
  const { asked } = await run({ progress: [at('processing', 30), at('processing', 40), at('processing', 60)] })
  expect(asked.filter((one) => one.startsWith('page 1 of test of a'))).toHaveLength(3)
})

test('two sides that are the same are tested once, and a side without policies not at all', async () => {
  const same = await run({ given: { ...given, after: '["a"]' } })
  expect(same.asked).toEqual([
    'start a',
    'how far is test of a',
    'page 1 of test of a',
    'page 2 of test of a',
    'compare 2/2',
  ])
  const fresh = await run({ given: { ...given, before: '[]' } })
  expect(fresh.asked[0]).toBe('start b')
  expect(fresh.asked.at(-1)).toBe('compare -/2')
})

test('pauses grow longer and longer', async () => {
  const { waited } = await run({ progress: Array.from({ length: 8 }, () => at('processing')) })
  // 1 + 1.5 + 2.25 + … up to 10 seconds, nine times, and one second for the other side.
  expect(Math.round(waited() / 1000)).toBe(52)
})

test('a test that does not begin because of another one is waited for, for a minute', async () => {
  expect((await run({ progress: [at('blocked'), at('processing', 5)] })).last?.end).toBe('complete')
  const { last, asked } = await run({ progress: Array.from({ length: 50 }, () => at('blocked')) })
  expect(last?.end).toBe('blocked')
  expect(asked.length).toBeLessThan(15)
})

test('what came before Cloudflare gave up is kept, and the other side is tested all the same', async () => {
  const { last, asked } = await run({ progress: [at('too-long', 50)] })
  expect(asked.at(-1)).toBe('compare 2/2')
  expect(last?.end).toBe('too-long')
})

test('stopping ends the asking and keeps what is known', async () => {
  const { last, asked } = await run({
    progress: [at('processing', 50)],
    stopAt: ({ compared }) => compared !== undefined,
  })
  expect(asked.at(-1)).toBe('compare 2/-')
  expect(last).toMatchObject({ end: 'stopped', compared: { agree: 5 } })
})

test('a refusal is told as it is; what tends to pass is borne three times', async () => {
  const lacking = refused(403, { code: 'not_allowed', permission: 'Access: Policy Test Write' })
  expect((await run({ start: lacking })).last).toMatchObject({ end: 'failed', error: lacking })
  expect((await run({ progress: [refused(502), refused(504), refused(502)] })).last?.end).toBe('complete')
  expect((await run({ progress: Array.from({ length: 4 }, () => refused(502)) })).last?.end).toBe('failed')
  expect((await run({ progress: [refused(404, { code: 'not_found' })] })).last?.end).toBe('failed')
})

test('a short pause that Cloudflare asks for is kept', async () => {
  const slow = (retryAfter: number) => refused(429, { code: 'slow_down', retryAfter })
  const { last, waited } = await run({ progress: [slow(20)] })
  expect(last?.end).toBe('complete')
  expect(waited()).toBeGreaterThanOrEqual(21_000)
  expect((await run({ progress: [slow(300)] })).last?.end).toBe('failed')
})
