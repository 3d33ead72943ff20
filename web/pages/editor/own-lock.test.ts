import { expect, test } from 'vitest'
import { ownLock } from './own-lock'

const named = () => ({ state: 'named', name: 'Harbour Holding' }) as const
const unread = () => ({ state: 'unread' }) as const

test('a policy of another account says whose it is', () => {
  expect(ownLock('policies', { account_id: 'b' }, 'a', named)).toContain('belongs to Harbour Holding')
  expect(ownLock('policies', { account_id: 'b' }, 'a', unread)).toContain('belongs to another Cloudflare account')
})

test('a policy of one application is changed there', () => {
  expect(ownLock('policies', { reusable: false }, 'a', unread)).toContain('in that application')
})

test('the account’s own, and what is new, is open', () => {
  expect(ownLock('policies', { account_id: 'a', reusable: true }, 'a', unread)).toBeUndefined()
  expect(ownLock('groups', undefined, 'a', unread)).toBeUndefined()
})
