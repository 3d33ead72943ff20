import { expect, it } from 'vitest'
import { certificateNotes } from './certificate-notes'

it('tells who issues the certificates that the account takes, and when that ends', () => {
  const rows = [
    { id: '1', name: 'Company devices', detail: 'expires 1 Jun 2028' },
    { id: '2', name: 'Partners', detail: 'expired 1 Jan 2026', trouble: 'This certificate expired.' },
  ]
  expect(certificateNotes(rows, null)).toEqual([
    'This account takes certificates issued by Company devices (expires 1 Jun 2028) and Partners (expired 1 Jan 2026).',
  ])
})

it('tells none, still reading and not readable apart', () => {
  expect(certificateNotes([], null)[0]).toContain('takes no client certificates yet')
  expect(certificateNotes(undefined, null)).toEqual([])
  expect(certificateNotes(undefined, { message: 'The token lacks a permission.' })).toEqual([
    'Who issues them could not be read: The token lacks a permission.',
  ])
})
