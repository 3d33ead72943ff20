import { expect, test } from 'vitest'
import type { Person } from '#core/population'
import { sourceLines } from './population-words'

const person = (email: string, ...sources: Person['sources']): Person => ({ email, sources, request: { email } })

test('each source is told with how many come from it and how old that is', () => {
  const known = [
    person('a@x.example', { from: 'access', at: '2026-11-02T08:00:00Z' }, { from: 'rules' }),
    person('b@x.example', { from: 'access', at: '2026-11-20T08:00:00Z' }),
    person('c@x.example', { from: 'directory', at: '2026-11-21T08:00:00Z' }),
  ]
  expect(sourceLines(known)).toEqual([
    '2 people logged in through Access, the last of them on 20 Nov 2026',
    '1 person is in the company’s directory, as read on 21 Nov 2026',
    '1 person is named in rules, lists or approvals',
  ])
})

test('what nobody comes from is not told', () => {
  expect(sourceLines([person('a@x.example', { from: 'access' })])).toEqual(['1 person logged in through Access'])
})
