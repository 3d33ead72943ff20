import { readJson } from '#core/json'
import type { TestedPerson, TestProgress } from '#core/policy-test'
import { asApiError, isPassing, type ApiError } from '../../api/api-error'
import type { PolicyTestsApi } from '../../api/policy-tests'
import type { Asking } from '../asking'
import type { TestGiven } from '../questions'
import type { Check, CheckedPlace, CheckEnd } from './check'

interface Needs {
  ask: Asking['ask']
  api: PolicyTestsApi
  /** Ends after so many milliseconds, and at once when the signal says so. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  onCheck: (check: Check) => void
}

/** Cloudflare is asked how far it is with longer and longer pauses. In milliseconds. */
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 10_000
const LONGER = 1.5

/** No test is waited for longer, and none that does not begin because of another one. In milliseconds. */
const LONGEST_TEST = 15 * 60_000
const LONGEST_BLOCKED = 60_000

/** While a test runs, people are read when at least so many percent are new: reading costs calls. */
const WORTH_READING = 25

/** So many failures that tend to pass are borne in a row. */
const MOST_FAILURES = 3

/** A longer wait that Cloudflare asks for ends the check. In seconds. */
const LONGEST_ASKED_WAIT = 60

type Side = 'before' | 'after'
type Given = Extract<TestGiven, { possible: true }>

/**
 * Has Cloudflare test the policies of both sides, one after the other, and tells of each step; what came by then is kept
 * however it ends. A side without policies is not tested, and two that are the same are tested once.
 * @returns what stops it
 */
export function runCheck(given: Given, about: { place: CheckedPlace; changes: string }, needs: Needs): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const stop = () => abort.abort()
  let check: Check = { ...about, stop }
  const tell = (more: Partial<Check>) => {
    check = { ...check, ...more }
    needs.onCheck(check)
  }
  const begin = (testing: Side) => {
    const { progress: _progress, ...rest } = check
    check = { ...rest, testing }
    tell({})
  }
  const over = (end: Pick<Check, 'end' | 'error'>) => {
    const { stop: _stop, testing: _testing, progress: _progress, ...rest } = check
    check = { ...rest, ...end }
    needs.onCheck(check)
  }
  const answers: Partial<Record<Side, TestedPerson[]>> = {}

  const compare = async () => {
    const { place, changes } = about
    const app = place.id === undefined ? {} : { app: place.id }
    const compared = await needs.ask('compare', { changes, ...app, ...answers })
    tell({ compared, renew })
  }
  // Nobody waits for it: what was compared before stays where it fails.
  const renew = () => void compare().catch(() => {})
  const read = async (id: string, side: Side) => {
    const people: TestedPerson[] = []
    for (let page = 1; ; page += 1) {
      const { people: more, more: goesOn } = await needs.api.people(id, page, signal)
      people.push(...more)
      if (!goesOn) break
    }
    answers[side] = people
    if (side === 'before' && given.before === given.after) answers.after = people
    await compare()
  }

  async function testSide(side: Side): Promise<CheckEnd> {
    begin(side)
    const id = await needs.api.start(readJson(given[side]) as unknown[], signal)
    let pause = FIRST_PAUSE
    let waited = 0
    let blocked = 0
    let wasRead = 0
    let failures = 0
    while (waited < LONGEST_TEST) {
      await needs.wait(pause, signal)
      waited += pause
      let progress: TestProgress
      try {
        progress = await needs.api.progress(id, signal)
        failures = 0
      } catch (error) {
        failures += 1
        const again = pauseAfter(asApiError(error), failures)
        if (signal.aborted || again === undefined) throw error
        pause = Math.max(pause, again)
        continue
      }
      tell({ progress })
      blocked = progress.state === 'blocked' ? blocked + pause : 0
      if (blocked > LONGEST_BLOCKED) return 'blocked'
      const isOver = progress.state === 'complete' || progress.state === 'too-long'
      if (isOver || progress.percent >= wasRead + WORTH_READING) {
        await read(id, side)
        wasRead = progress.percent
      }
      if (isOver) return progress.state === 'complete' ? 'complete' : 'too-long'
      pause = Math.min(pause * LONGER, LONGEST_PAUSE)
    }
    return 'too-long'
  }

  async function run(): Promise<CheckEnd> {
    const sides = (['before', 'after'] as const).filter(
      (side) => given[side] !== '[]' && (side === 'before' || given.before !== given.after),
    )
    if (sides.length === 0) await compare()
    let worst: CheckEnd = 'complete'
    for (const side of sides) {
      const end = await testSide(side)
      if (end === 'blocked') return end
      if (end !== 'complete') worst = end
    }
    return worst
  }

  tell({})
  run().then(
    (end) => over({ end }),
    (error: unknown) => over(signal.aborted ? { end: 'stopped' } : { end: 'failed', error: asApiError(error) }),
  )
  return stop
}

/** How long to wait after a failure before asking again, in milliseconds; `undefined` = it is no use. */
function pauseAfter(error: ApiError, failures: number): number | undefined {
  const { code, retryAfter } = error.body
  if (code === 'slow_down' && retryAfter !== undefined)
    return retryAfter <= LONGEST_ASKED_WAIT ? retryAfter * 1000 : undefined
  return isPassing(error) && failures <= MOST_FAILURES ? 0 : undefined
}

/** A pause by the page's own clock. */
export const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new DOMException('Stopped', 'AbortError'))
    if (signal.aborted) return ended()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      ended()
    })
    return undefined
  })
