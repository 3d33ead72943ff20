import { expect, test } from 'vitest'
import type { DraftChange } from '#core/draft-change'
import { accountOf, ana, appOf, device, groupOf, inGroup, policyOf } from '#core/findings/example'
import { writeJson } from '#core/json'
import { textOf } from '#core/phrase'
import { personNamed } from '#core/population'
import { judging } from './judging'
import type { Asked, Question, Questions, Why } from './questions'

const team = groupOf('team', [ana])
const policy = policyOf([inGroup('team')], { id: 'p', require: [device('disk')] })
const facts = accountOf({ policies: [policy], groups: [team], apps: [appOf([policy])] })
const stranger = { email: { email: 'new@elsewhere.example' } }
const draft: DraftChange[] = [
  { action: 'update', kind: 'groups', id: 'team', document: groupOf('team', [ana, stranger]) },
]
const changes = writeJson(draft)

function judged() {
  const answer = judging()
  const ask = <Name extends Question>(name: Name, asked: Questions[Name]['asked']) =>
    answer({ ask: name, asked } as Asked) as Questions[Name]['told']
  ask('account', { facts: writeJson(facts), people: writeJson([personNamed('ana@example.com')]) })
  return ask
}

test('who is named by the draft alone is counted, listed and told why', () => {
  const ask = judged()
  const counted = ask('count', { changes })
  expect(counted.counts).toEqual({ gain: 0, lose: 0, keep: 1, 'cannot-tell': 1 })
  const { rows } = ask('people', { filter: {}, limit: 9 })
  expect(rows.map(({ person, effect }) => [person.email, effect])).toEqual([
    ['new@elsewhere.example', 'cannot-tell'],
    ['ana@example.com', 'keep'],
  ])
  const why = ({ sentences }: Why) => sentences.map(textOf).join(' ')
  expect(why(ask('why', { email: 'new@elsewhere.example', app: 'app' }))).toContain('depends on')
  expect(why(ask('why', { email: 'ana@example.com', app: 'app' }))).toMatch(/^Nothing changes here\./)
})

test('what Cloudflare is to be given is told as text, and its answers are compared with the reason of ours', () => {
  const ask = judged()
  ask('count', { changes })
  const given = ask('test', { changes, app: 'app' })
  expect(given).toMatchObject({ possible: true, about: 'app', before: '["p"]' })
  const people = [{ email: 'new@elsewhere.example', access: 'denied' as const }]
  // The test may be about a draft that is not the one counted last.
  ask('count', { changes: '[]' })
  const told = ask('compare', { changes, app: 'app', before: people, after: people })
  expect([told.agree, told.differ.total, told.told.total]).toEqual([0, 0, 1])
  expect(textOf(told.told.rows[0]?.why ?? [])).toBe('Cannot tell: depends on the device check Disk is encrypted.')
})

test('where it cannot be tested, it is said why', () => {
  const given = judged()('test', { changes: '[]', app: 'gone' })
  expect(given).toEqual({ possible: false, why: expect.stringMatching(/^This application is not in the account/) })
})
