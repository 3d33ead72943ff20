import { expect, test } from 'vitest'
import type { DraftChange } from '#core/draft-change'
import { accountOf, appOf, groupOf, policyOf, staff } from '#core/findings/example'
import { personNamed } from '#core/population'
import { createStore } from '../external-store'
import { asking, type Listeners } from './asking'
import { keepingRun, type Check } from './cloudflare/check'
import { cannotCount, createCounting } from './counting'
import { judging } from './judging'
import type { Asked } from './questions'

const group = groupOf('g', [staff])
const policy = policyOf([{ group: { id: 'g' } }])
const facts = accountOf({ policies: [policy], groups: [group], apps: [appOf([policy])] })
const people = [personNamed('ana@example.com')]
const draft: DraftChange[] = [{ action: 'delete', kind: 'groups', id: 'g' }]
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

/** The thread itself, in place: it answers at once, or breaks with this. */
function counting({ breaks, sees }: { breaks?: string; sees?: (question: Asked) => void } = {}) {
  const answer = judging()
  const start = ({ onAnswer }: Listeners) => ({
    ask: (questions: readonly Asked[]) => {
      for (const question of questions) sees?.(question)
      queueMicrotask(() =>
        onAnswer(questions.map((question) => (breaks === undefined ? { told: answer(question) } : { failed: breaks }))),
      )
    },
    stop: () => undefined,
  })
  return createCounting(asking(start))
}

const checkOf = (name: string, more: Partial<Check> = {}): Check => ({ place: { name }, changes: '[]', ...more })

test('people are counted once the account and a draft are there, and the draft is named with the count', async () => {
  const { outcome, ...made } = counting()
  made.count(draft)
  await settled()
  expect(outcome.get()).toMatchObject({ turn: 0, counting: true })
  made.account(facts, people)
  await settled()
  expect(outcome.get()).toMatchObject({ turn: 1, counting: false, changes: JSON.stringify(draft) })
  expect(outcome.get().counted?.counts).toMatchObject({ lose: 1 })
})

test('an account that has arrived is not sent again with more people, and one that was overtaken is', async () => {
  const sent: Asked[] = []
  const made = counting({ sees: (question) => sent.push(question) })
  const withAccount = () => sent.flatMap((one) => (one.ask === 'account' ? [one.asked.facts !== undefined] : []))
  const other = accountOf({ policies: [policy], apps: [appOf([policy])] })
  made.account(facts, people)
  made.account(facts, [...people, personNamed('bo@example.com')])
  made.account(other, people)
  await settled()
  made.account(other, [])
  made.account(facts, people)
  made.count(draft)
  await settled()
  // The second waits behind the first, and gives way to the third; so does the fourth, which is the same account, to the fifth.
  expect(withAccount()).toEqual([true, true, false, true])
  expect(made.outcome.get().counted?.counts).toMatchObject({ lose: 1 })
})

test('an account that is given again while another one is on its way is sent again, and is the one that counts', async () => {
  const sent: Asked[] = []
  const made = counting({ sees: (question) => sent.push(question) })
  const other = accountOf({ policies: [policy], apps: [appOf([policy])] })
  made.account(facts, people)
  made.account(other, people)
  // The first has arrived, and the second is asked.
  await Promise.resolve()
  await Promise.resolve()
  made.account(facts, people)
  made.count(draft)
  await settled()
  expect(sent.filter(({ ask }) => ask === 'account').map(({ asked }) => 'facts' in asked)).toEqual([true, true, true])
  expect(made.outcome.get().counted?.counts).toMatchObject({ lose: 1 })
})

test('what could not be read is no counting that goes on for ever, and is forgotten when it can be', async () => {
  const { outcome, ...made } = counting()
  made.count(draft)
  expect(cannotCount(outcome.get())).toBe(false)
  made.unread([{ message: 'The groups could not be read.' }])
  expect(cannotCount(outcome.get())).toBe(true)
  made.account(facts, people)
  await settled()
  expect([cannotCount(outcome.get()), outcome.get().unread]).toEqual([false, []])
})

test('that it broke is said', async () => {
  const { outcome, ...made } = counting({ breaks: 'out of memory' })
  made.account(facts, people)
  made.count(draft)
  await settled()
  expect(outcome.get().trouble).toContain('out of memory')
  expect(cannotCount(outcome.get())).toBe(true)
})

test('a test of Cloudflare’s is compared anew when more is known of people, and stopped when the page is left', () => {
  const done: string[] = []
  const made = counting()
  made.check.set(checkOf('Payroll', { renew: () => done.push('renewed'), stop: () => done.push('stopped') }))
  made.account(facts, people)
  made.stop()
  expect(done).toEqual(['renewed', 'stopped'])
})

test('what an older test still has to say does not stand in the place of a newer one', () => {
  const store = createStore<Check | undefined>(undefined)
  const [old, newer] = [keepingRun(store), keepingRun(store)]
  old(checkOf('old'))
  old(checkOf('old', { end: 'complete' }))
  newer(checkOf('newer'))
  old(checkOf('old', { end: 'complete' }))
  newer(checkOf('newer', { end: 'stopped' }))
  expect(store.get()).toMatchObject({ place: { name: 'newer' }, end: 'stopped' })
})
