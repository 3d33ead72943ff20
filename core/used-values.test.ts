import { expect, test } from 'vitest'
import { authContext } from './selectors/auth-context'
import { commonName } from './selectors/common-name'
import { usedValues } from './used-values'

const certificate = (common_name: string) => ({ common_name: { common_name } })
const context = { auth_context: { id: 'x-1', ac_id: 'c1', identity_provider_id: 'entra' } }
const documents = [
  { include: [certificate('b.example'), { everyone: {} }], exclude: [certificate('a.example')] },
  { require: [certificate('b.example'), context, { common_name: {} }, { future: { common_name: 'no' } }] },
  { include: 'odd' },
]

test('what rules hold is told with how often, the most frequent first', () => {
  const told = usedValues(documents, commonName, 'common_name').map(({ value, count }) => [value, count])
  expect(told).toEqual([
    ['b.example', 2],
    ['a.example', 1],
  ])
})

test('a value comes with the whole rule that holds it', () => {
  expect(usedValues(documents, authContext, 'ac_id')).toEqual([{ value: 'c1', count: 1, rule: context.auth_context }])
})
