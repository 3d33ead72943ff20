import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type GuardSentence } from '#core/account-settings'
import { assess } from '#core/assessment'
import type { DraftChange } from '#core/draft-change'
import { accountOf, ana, appOf, bo, device, groupOf, inGroup, login, policyOf, staff } from '#core/findings/example'
import { judgeGuard } from '#core/guards'
import { writeJson } from '#core/json'
import { textOf } from '#core/phrase'
import { personNamed } from '#core/population'
import { touchedWords } from '../history/record-words'
import { judging } from './judging'
import type { Asked, Question, Questions } from './questions'

// Ana stands in the team; Bo comes in by the draft. Whether either can open the application rests on the device.
const team = groupOf('team', [ana])
const held = policyOf([inGroup('team')], { id: 'p', require: [device('disk')] })
const live = accountOf({ policies: [held], groups: [team], apps: [appOf([held])] })
const draft: DraftChange[] = [{ action: 'update', kind: 'groups', id: 'team', document: groupOf('team', [ana, bo]) }]
const loosened: DraftChange[] = [{ action: 'update', kind: 'policies', id: 'p', document: { ...held, require: [] } }]
const people = [personNamed('ana@example.com'), personNamed('bo@example.com')]
const FACT = 'the device check Disk is encrypted'

function asking(changes = draft) {
  const answer = judging()
  const ask = <Name extends Question>(name: Name, asked: Questions[Name]['asked']) =>
    answer({ ask: name, asked } as Asked) as Questions[Name]['told']
  ask('account', { facts: writeJson(live), people: writeJson(people) })
  ask('count', { changes: writeJson(changes) })
  return ask
}

const guards: Record<'always' | 'outside', GuardSentence> = {
  always: { id: 'a', says: 'always-open', email: 'ana@example.com', app: 'app' },
  outside: { id: 'b', says: 'nobody-outside', domains: ['elsewhere.example'], app: 'app' },
}

const assessed = (changes: DraftChange[], settings = {}, actor = 'local', account = live) =>
  assess({ live: account, changes, population: { people }, settings: { ...DEFAULT_SETTINGS, ...settings }, actor })

const messages = (...given: Parameters<typeof assessed>) =>
  assessed(...given)
    .breaches.filter(({ verdict }) => verdict === 'cannot-tell')
    .map(({ message }) => message)
    .join('\n')

// Whoever could open it for sure depends on the device under this draft.
const sure = accountOf({ policies: [{ ...held, require: [] }], groups: [team], apps: [appOf([held])] })
const stricter: DraftChange[] = [{ action: 'update', kind: 'policies', id: 'p', document: held }]
const approving = {
  approval_required: true,
  approval_groups: [{ approvals_needed: 1, email_addresses: ['ana@example.com'] }],
}
const approved = accountOf({ ...sure, policies: [{ ...held, require: [], ...approving }] })

describe('where it cannot be told, the fact that lacks is named', () => {
  test.each<[where: string, told: () => string]>([
    ['for a person', () => asking()('why', { email: 'bo@example.com', app: 'app' }).sentences.map(textOf).join(' ')],
    [
      'for a person for whom nothing changes',
      () => asking()('why', { email: 'ana@example.com', app: 'app' }).sentences.map(textOf).join(' '),
    ],
    ['at an application', () => textOf(asking()('lacking', { app: 'app' }).facts[0]?.what ?? [])],
    [
      'at an application where nothing changes',
      () =>
        textOf(
          asking([{ ...draft[0], document: team } as DraftChange])('lacking', { app: 'app' }).facts[0]?.what ?? [],
        ),
    ],
    [
      'for a visitor who is tried, as it is now',
      () => {
        const [visited] = asking(loosened)('visit', { request: { email: 'ana@example.com' }, apps: ['app'] })
        expect([visited?.before.outcome.access, visited?.after.outcome.access]).toEqual(['unknown', 'granted'])
        return textOf(visited?.before.reason ?? [])
      },
    ],
    [
      'for a visitor who is tried, under the draft',
      () => {
        const [visited] = asking()('visit', { request: { email: 'bo@example.com' }, apps: ['app'] })
        return textOf(visited?.after.reason ?? [])
      },
    ],
    [
      'for a past login',
      () =>
        textOf(
          asking()('replay', { logins: [{ user_email: 'bo@example.com', app_uid: 'app' }] }).unjudged[0]?.reason ?? [],
        ),
    ],
    [
      'beside Cloudflare’s answer',
      () => {
        const answers = [{ email: 'bo@example.com', access: 'granted' as const }]
        const told = asking()('compare', { changes: writeJson(draft), app: 'app', before: answers, after: answers })
        return textOf([...told.told.rows, ...told.differ.rows][0]?.why ?? [])
      },
    ],
    [
      'beside Cloudflare’s answer to how it is now',
      () => {
        const answers = [{ email: 'ana@example.com', access: 'denied' as const }]
        const told = asking(loosened)('compare', {
          changes: writeJson(loosened),
          app: 'app',
          before: answers,
          after: answers,
        })
        expect(told.differ.total).toBe(1)
        return textOf(told.differ.rows[0]?.why ?? [])
      },
    ],
    ['for a guard sentence about somebody', () => textOf(judgeGuard(guards.always, live, people).reason)],
    ['for a guard sentence about everybody outside', () => textOf(judgeGuard(guards.outside, live, people).reason)],
    ['for whoever publishes', () => messages(stricter, {}, 'ana@example.com', sure)],
    [
      'for somebody kept for emergencies',
      () => messages(stricter, { break_glass: ['ana@example.com'] }, 'local', sure),
    ],
    [
      'for an approver',
      () => messages([{ ...stricter[0], document: { ...held, ...approving } } as DraftChange], {}, 'local', approved),
    ],
    ['for a guard sentence before publishing', () => messages(stricter, { guards: [guards.always] }, 'local', sure)],
    [
      'in what a publish or a deletion says of people, and in the history',
      () => touchedWords(assessed(draft).people) ?? '',
    ],
  ])('%s', (_where, told) => {
    expect(told()).toContain(FACT)
  })

  test('once for each fact, the most frequent first, with how many people it would tell of', () => {
    const policy = policyOf([staff], { id: 'p', require: [device('disk')] })
    const account = accountOf({ ...live, policies: [policy] })
    const after = { ...policy, require: [device('disk'), login('okta')] }
    const answer = judging()
    answer({ ask: 'account', asked: { facts: writeJson(account), people: writeJson(people) } })
    const changes = writeJson([{ action: 'update', kind: 'policies', id: 'p', document: after }])
    answer({ ask: 'count', asked: { changes } })
    const told = answer({ ask: 'lacking', asked: { app: 'app' } }) as Questions['lacking']['told']
    expect(told.facts.map(({ what, people: count }) => [textOf(what), count])).toEqual([
      ['the device check Disk is encrypted', 2],
      ['the login method used', 2],
    ])
    expect([told.asked, told.people]).toEqual([2, 2])
  })
})
