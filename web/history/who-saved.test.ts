import { expect, test } from 'vitest'
import type { HistoryEntry } from '#core/history-record'
import { whoSaved } from './who-saved'

const live = { id: 'p', name: 'Staff', decision: 'allow', include: [{ everyone: {} }] }
const at = '2026-11-20T12:00:00.000Z'
const when = { me: 'ana@harbour.example', now: Date.parse(at) + 4 * 60_000 }
const entry = (fields: Partial<HistoryEntry>) =>
  ({ kind: 'policies', origin: 'gatehouse', actor: 'ben@harbour.example', at, after: live, ...fields }) as HistoryEntry

test.each([
  [{}, 'ben@harbour.example saved it here, 4 minutes ago.'],
  [{ actor: 'ana@harbour.example' }, 'You saved it in another window, 4 minutes ago.'],
  [{ origin: 'elsewhere' }, 'ben@harbour.example saved it past Gatehouse; it was noticed 4 minutes ago.'],
] as [Partial<HistoryEntry>, string][])('who saved the live version is told by its record: %j', (fields, words) => {
  expect(whoSaved(entry(fields), live, when)).toBe(words)
})

test('where the audit log says nothing, that is told, and nobody is named', () => {
  const { actor: _, ...unnamed } = entry({ origin: 'elsewhere' })
  expect(whoSaved(unnamed, live, when)).toMatch(/^Somebody saved it past Gatehouse.*may not be read\.$/)
})

test.each([
  ['nothing is recorded yet', undefined],
  ['the newest record is of another version', entry({ after: { ...live, name: 'Before' } })],
  ['the newest record is of a deletion', entry({ after: null })],
])('nobody is named while %s', (_, known) => {
  expect(whoSaved(known, live, when)).toBe('Somebody else saved it after you began.')
})
