import { expect, test } from 'vitest'
import type { DocumentChange } from '#core/change-set'
import { inDependencyOrder } from './change-order'

const uses = (...groups: string[]) => ({ include: groups.map((id) => ({ group: { id } })) })
const create = (kind: 'policies' | 'groups', id: string, document = uses()): DocumentChange => ({
  action: 'create',
  kind,
  id,
  document,
})
const update = (kind: 'policies' | 'groups', id: string, document = uses()): DocumentChange => ({
  action: 'update',
  kind,
  id,
  etag: '',
  document,
})
const remove = (kind: 'policies' | 'groups', id: string): DocumentChange => ({ action: 'delete', kind, id, etag: '' })

const order = (changes: DocumentChange[], live: Record<string, object> = {}) =>
  inDependencyOrder(changes, ({ id }) => live[id]).map(({ action, id }) => `${action} ${id}`)

test('a group is there before the group around it, and that before the policy that uses it', () => {
  const policy = create('policies', 'new:p', uses('new:outer'))
  const outer = create('groups', 'new:outer', uses('new:inner'))
  expect(order([policy, outer, create('groups', 'new:inner')])).toEqual([
    'create new:inner',
    'create new:outer',
    'create new:p',
  ])
})

test('a group lets go of another before that one takes it in', () => {
  expect(order([update('groups', 'x', uses('y')), update('groups', 'y', uses())])).toEqual(['update y', 'update x'])
})

test('what is deleted goes last, and what uses it before it', () => {
  const live = { outer: uses('inner'), p: uses('outer') }
  const changes = [
    remove('groups', 'inner'),
    remove('groups', 'outer'),
    remove('policies', 'p'),
    update('policies', 'q'),
  ]
  expect(order(changes, live)).toEqual(['update q', 'delete p', 'delete outer', 'delete inner'])
})

test('groups that point to each other in a circle stay in the order given', () => {
  expect(order([update('groups', 'a', uses('b')), update('groups', 'b', uses('a'))])).toHaveLength(2)
})
