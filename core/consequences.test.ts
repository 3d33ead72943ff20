import { describe, expect, test } from 'vitest'
import { consequencesOf, consequencesWith, type Consequences, type Effect } from './consequences'
import type { GroupDocument, PolicyDocument } from './documents'
import type { DraftChange } from './draft-change'
import { namesOf } from './account-names'
import { reasonFor, rulesReasonFor } from './effect-reason'
import {
  accountOf,
  appOf,
  country,
  device,
  domain,
  everyone,
  groupOf,
  inGroup,
  policyOf,
  staff,
} from './findings/example'
import { textOf } from './phrase'
import { personNamed, type Person } from './population'
import type { AccessRequest } from './access-request'

const person = (name: string, facts: AccessRequest = {}): Person => {
  const { request, ...rest } = personNamed(name.includes('@') ? name : `${name}@example.com`)
  return { ...rest, request: { ...request, ...facts }, ...(Object.keys(facts).length > 0 && { factsAt: 'then' }) }
}
const email = (name: string) => ({ email: { email: name.includes('@') ? name : `${name}@example.com` } })
const named = ({ people }: Consequences) =>
  people.map((one) => `${one.person.email.split('@')[0]} ${one.effect}: ${one.apps.map(({ app }) => app.name).join()}`)
const update = (kind: 'policies' | 'groups', document: PolicyDocument | GroupDocument): DraftChange => ({
  action: 'update',
  kind,
  id: document.id,
  document,
})

const team = groupOf('team', [email('ana'), email('bo')])
const outer = groupOf('outer', [inGroup('team')])
const reading = policyOf([inGroup('outer')], { id: 'reading', name: 'Reading' })
const own = policyOf([inGroup('team')], { id: 'own', name: 'Own', reusable: false })
const wiki = appOf([reading], { id: 'wiki', name: 'Wiki' })
const board = appOf([reading], { id: 'board', name: 'Board' })
const tool = appOf([own], {
  id: 'tool',
  name: 'Tool',
  policies: [{ id: 'own', name: 'Own', reusable: false, document: own }],
})
const other = policyOf([staff], { id: 'other', name: 'Other' })
const elsewhere = appOf([other], { id: 'else', name: 'Else' })
const account = accountOf({ policies: [reading, other], groups: [team, outer], apps: [wiki, board, tool, elsewhere] })
const people = [person('ana'), person('bo'), person('cy'), person('eve@elsewhere.example')]

describe('a group that policies use through another group, and that lives in a policy of one application', () => {
  const change = update('groups', groupOf('team', [email('bo'), email('cy')]))

  test('tells who gains and who loses at all the applications, and at no other', () => {
    const told = consequencesOf(account, [change], people)
    expect(named(told)).toEqual(['ana lose: Wiki,Board,Tool', 'cy gain: Wiki,Board,Tool', 'bo keep: Wiki,Board,Tool'])
    expect(told.counts).toEqual({ gain: 1, lose: 1, keep: 1, 'cannot-tell': 0 })
    expect(told.apps.map(({ name, counts }) => [name, counts.gain, counts.lose])).toEqual([
      ['Wiki', 1, 1],
      ['Board', 1, 1],
      ['Tool', 1, 1],
    ])
    expect(told.about).toBe('apps')
  })

  test('tells why, in words', () => {
    const why = (who: Person, app: string) => {
      const told = reasonFor(account, [change], who, app, namesOf(account))
      return told && textOf(told.reason)
    }
    expect(why(people[0]!, 'wiki')).toBe('Reading no longer lets them in. They are not in the group Group outer.')
    expect(why(people[2]!, 'wiki')).toBe('Let in by Reading. They are in the group Group outer.')
    expect(why(people[0]!, 'gone')).toBeUndefined()
  })
})

describe('what cannot be told', () => {
  const guarded = (...names: string[]) => policyOf(names.map(email), { id: 'p', name: 'P', require: [device('disk')] })
  const live = accountOf({ policies: [guarded('ana', 'bo')], apps: [appOf([guarded()], { id: 'app', name: 'App' })] })

  test('is not told of people for whom nothing changes, whatever the fact that we lack is', () => {
    const told = consequencesOf(live, [update('policies', guarded('ana', 'bo', 'cy'))], people)
    expect(named(told)).toEqual(['cy cannot-tell: App', 'ana keep: App', 'bo keep: App'])
    expect(told.people[1]?.apps[0]).toMatchObject({ before: 'unknown', after: 'unknown' })
  })

  test('is said to stay as it is where nothing changes, with the fact', () => {
    const change = update('policies', guarded('ana', 'bo', 'cy'))
    const reason = reasonFor(live, [change], people[0]!, 'app', namesOf(live), 'keep')
    expect(textOf(reason?.reason ?? [])).toBe(
      'Nothing changes here. Whether they get in cannot be told, now as before: it depends on the device check Disk is encrypted.',
    )
  })

  test('is told of rules that no application uses as well, with the fact', () => {
    const rules = accountOf({ groups: [groupOf('x', [email('ana')], { require: [device('disk')] })] })
    const change = update('groups', groupOf('x', [email('ana'), email('cy')], { require: [device('disk')] }))
    const told = consequencesOf(rules, [change], people)
    expect(told.people.map(({ person: who, effect, open }) => [who.email, effect, open])).toEqual([
      ['cy@example.com', 'cannot-tell', undefined],
      ['ana@example.com', 'keep', true],
    ])
    const why = (who: Person, effect: Effect) => textOf(rulesReasonFor(rules, [change], who, namesOf(rules), effect))
    expect(why(people[2]!, 'cannot-tell')).toMatch(/^Cannot tell: depends on the device check Disk is encrypted\./)
    expect(why(people[0]!, 'keep')).toBe(
      'Nothing changes here. Whether they fall under it cannot be told, now as before: it depends on the device check Disk is encrypted.',
    )
    expect(why(people[3]!, 'out')).toBe('None of these is so.')
  })

  test('names the fact, and that nothing but the address is known', () => {
    const reason = reasonFor(live, [update('policies', guarded('cy'))], people[2]!, 'app', namesOf(live))
    expect(textOf(reason?.reason ?? [])).toBe(
      'Cannot tell: depends on the device check Disk is encrypted. cy@example.com has not logged in as far as we know, so only the address is known.',
    )
  })

  test('is nothing when a rule is replaced by a group that says the same', () => {
    const abroad = (rules: unknown[]) => policyOf([staff], { id: 'p', name: 'P', require: rules })
    const before = accountOf({
      policies: [abroad([inGroup('g')])],
      groups: [groupOf('g', [country('PT'), country('ES')])],
      apps: [appOf([abroad([])])],
    })
    const changes: DraftChange[] = [
      { action: 'create', kind: 'groups', id: 'new:1', document: groupOf('x', [country('ES'), country('PT')]) },
      update('policies', abroad([inGroup('new:1')])),
      { action: 'delete', kind: 'groups', id: 'g' },
    ]
    expect(named(consequencesOf(before, changes, people))).toEqual([
      'ana keep: Payroll app',
      'bo keep: Payroll app',
      'cy keep: Payroll app',
    ])
    const narrower = [update('groups', groupOf('g', [country('PT')]))]
    expect(consequencesOf(before, narrower, people).counts).toEqual({ gain: 0, lose: 0, keep: 0, 'cannot-tell': 3 })
  })

  test('is everything at an application with a policy that could not be read and another that changes', () => {
    const open = policyOf([staff], { id: 'p', name: 'P' })
    const hidden = policyOf([], { id: 'hidden', name: 'Hidden' })
    const unread = accountOf({ policies: [open], apps: [appOf([open, hidden])] })
    const [ana] = people
    const told = consequencesOf(unread, [update('policies', { ...open, include: [] })], [ana!])
    expect(told.counts).toEqual({ gain: 0, lose: 0, keep: 0, 'cannot-tell': 1 })
    const reason = reasonFor(unread, [], ana!, 'app', namesOf(unread))
    expect(textOf(reason?.reason ?? [])).toContain('depends on a policy that could not be read')
    // Nothing that matters changes.
    const renamed = consequencesOf(unread, [update('policies', { ...open, name: 'New' })], [ana!])
    expect(renamed.counts).toEqual({ gain: 0, lose: 0, keep: 1, 'cannot-tell': 0 })
  })
})

describe('a document that no application uses', () => {
  test('tells who falls under it itself', () => {
    const fresh: DraftChange = { action: 'create', kind: 'groups', id: 'new:1', document: groupOf('x', [email('cy')]) }
    const told = consequencesOf(account, [fresh], people)
    expect([told.about, told.apps, named(told)]).toEqual(['documents', [], ['cy gain: ']])
  })

  test('and who no longer does, when it is deleted', () => {
    const unused = accountOf({ groups: [groupOf('x', [email('cy'), domain('elsewhere.example')])] })
    const told = consequencesOf(unused, [{ action: 'delete', kind: 'groups', id: 'x' }], people)
    expect(named(told)).toEqual(['cy lose: ', 'eve lose: '])
  })
})

test('a Bypass lets in everybody, people whom we know and those whom we do not', () => {
  const open = policyOf([everyone], { ...other, decision: 'bypass', include: [everyone] })
  const told = consequencesOf(account, [update('policies', open)], people)
  expect(named(told)).toEqual(['eve gain: Else', 'ana keep: Else', 'bo keep: Else', 'cy keep: Else'])
  expect(told.apps[0]?.anyone).toEqual({ before: 'unknown', after: 'granted' })
})

test('people given apart are counted as if they were given with the others', () => {
  const change = update('groups', groupOf('team', [email('bo'), email('cy'), email('dora')]))
  const all = [...people, person('dora')]
  const plain = consequencesOf(account, [change], all)
  expect(consequencesWith(account, [change], people, [person('dora')])).toEqual(plain)
  expect(plain.counts.gain).toBe(2)
  expect(consequencesWith(account, [change], people, [])).toEqual(consequencesOf(account, [change], people))
})

test('a deleted policy is gone from its applications', () => {
  const told = consequencesOf(account, [{ action: 'delete', kind: 'policies', id: 'reading' }], people)
  expect(named(told)).toEqual(['ana lose: Wiki,Board', 'bo lose: Wiki,Board'])
  const reason = reasonFor(
    account,
    [{ action: 'delete', kind: 'policies', id: 'reading' }],
    people[0]!,
    'wiki',
    namesOf(account),
  )
  expect(textOf(reason?.reason ?? [])).toBe('Reading is no longer there.')
})
