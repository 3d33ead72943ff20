import { expect, test } from 'vitest'
import { withIds, withoutReference } from './rewritten'

const group = (id: string) => ({ group: { id } })
const ana = { email: { email: 'ana@example.com' } }
const strange = { future_rule: { id: 'g1' } }

test('a group is taken out of every block, and all else stays as it came', () => {
  const policy = { name: 'Staff', include: [group('g1'), ana, strange], require: [group('g2')], exclude: [group('g1')] }
  expect(withoutReference(policy, { kind: 'groups', id: 'g1' })).toEqual({
    ...policy,
    include: [ana, strange],
    exclude: [],
  })
})

test('a list of the same id is another thing, and stays', () => {
  const policy = { include: [{ email_list: { id: 'g1' } }, ana] }
  expect(withoutReference(policy, { kind: 'groups', id: 'g1' })).toEqual(policy)
})

test('an id is replaced where a rule points to it, and nowhere else', () => {
  const policy = { name: 'new:1', include: [group('new:1'), ana, strange], require: 'odd' }
  const idOf = ({ kind, id }: { kind: string; id: string }) => (kind === 'groups' && id === 'new:1' ? 'g9' : undefined)
  expect(withIds(policy, idOf)).toEqual({ ...policy, include: [group('g9'), ana, strange] })
})
