import { expect, test } from 'vitest'
import { unreadWords, whyNotCounted } from './not-counted'

const READ = { there: true, error: null, unread: [], isPending: false }
const PEOPLE = { there: true, error: null }
const lacking = (part: 'groups' | 'policies' | 'lists') => ({
  part,
  message: `The ${part} could not be read.`,
  permission: 'Groups Read',
})

test('what an account cannot be judged without is named, with the permission that is missing', () => {
  const reasons = whyNotCounted({ ...READ, there: false, unread: [lacking('lists'), lacking('groups')] }, PEOPLE)
  expect(reasons.map(unreadWords)).toEqual(['The groups could not be read. It takes “Groups Read”.'])
})

test('parts that fail for one reason are told once', () => {
  const same = { message: 'The network is down.' }
  const unread = [
    { part: 'groups' as const, ...same },
    { part: 'apps' as const, ...same },
  ]
  expect(whyNotCounted({ ...READ, there: false, unread }, { there: false, error: { body: same } })).toEqual([same])
})

test('nothing is said while it is read, nor of people or facts that are there and could not be read anew', () => {
  expect(whyNotCounted({ ...READ, there: false, isPending: true }, { there: false, error: null })).toEqual([])
  const error = { body: { message: 'Cloudflare failed.' } }
  expect(whyNotCounted({ ...READ, error }, { ...PEOPLE, error })).toEqual([])
  expect(whyNotCounted({ ...READ, there: false, error }, PEOPLE)).toEqual([error.body])
})

test('a permission that the message names already is not named twice', () => {
  expect(unreadWords({ message: 'It needs “Zone Read”.', permission: 'Zone Read' })).toBe('It needs “Zone Read”.')
})
