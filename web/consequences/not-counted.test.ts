import { expect, test } from 'vitest'
import { unreadWords, whyNotCounted } from './not-counted'

const READ = { there: true, error: null, unread: [], isPending: false }
const PEOPLE = { there: true, error: null }
const lacking = (part: 'groups' | 'policies' | 'lists') => ({
  part,
  message: 'The token may not.',
  permission: 'Groups Read',
})

test('what an account cannot be judged without is named, with the permission that is missing', () => {
  const reasons = whyNotCounted({ ...READ, there: false, unread: [lacking('lists'), lacking('groups')] }, PEOPLE)
  expect(reasons.map(unreadWords)).toEqual(['The groups could not be read. The token may not. It takes “Groups Read”.'])
})

test('parts that fail for one reason are told once', () => {
  const same = { message: 'The network is down.' }
  const unread = [
    { part: 'groups' as const, ...same },
    { part: 'apps' as const, ...same },
    { part: 'lists' as const, ...same },
  ]
  expect(whyNotCounted({ ...READ, there: false, unread }, { there: false, error: { body: same } })).toEqual([
    { message: 'The groups and the applications could not be read. The network is down.' },
    { message: 'The people we know of could not be read. The network is down.' },
  ])
})

test('nothing is said while it is read, nor of people or facts that are there and could not be read anew', () => {
  expect(whyNotCounted({ ...READ, there: false, isPending: true }, { there: false, error: null })).toEqual([])
  const error = { body: { message: 'Cloudflare failed.' } }
  expect(whyNotCounted({ ...READ, error }, { ...PEOPLE, error })).toEqual([])
  expect(whyNotCounted({ ...READ, there: false, error }, PEOPLE)).toEqual([
    { message: 'The account could not be read. Cloudflare failed.' },
  ])
})

test('a permission that the message names already is not named twice', () => {
  expect(unreadWords({ message: 'It needs “Zone Read”.', permission: 'Zone Read' })).toBe('It needs “Zone Read”.')
})
