import { describe, expect, it } from 'vitest'
import { closest, sameText } from './closest'

const countries = ['Portugal', 'Türkiye', 'Timor-Leste', 'Singapore', 'Puerto Rico']
const named = countries.map((name) => ({ name }))
const found = (typed: string) => closest(named, typed, ({ name }) => [name]).map(({ name }) => name)

describe('what a list offers for typed text', () => {
  it('finds names whatever their case and accents', () => {
    expect(found('TURK')).toEqual(['Türkiye'])
    expect(sameText(' CÔTE ', 'cote')).toBe(true)
  })

  it('puts a name that starts with the text before one that only holds it', () => {
    expect(found('por')).toEqual(['Portugal', 'Singapore'])
  })

  it('finds the start of a later word', () => {
    expect(found('les')).toEqual(['Timor-Leste'])
  })

  it('offers everything, in its order, while nothing is typed', () => {
    expect(found('  ')).toEqual(countries)
  })

  it('offers nothing when nothing fits', () => {
    expect(found('xyz')).toEqual([])
  })

  it('ranks a row by the best of its texts', () => {
    const rows = [
      { name: 'Germany', code: 'DE' },
      { name: 'Sudetenland', code: 'XX' },
    ]
    expect(closest(rows, 'de', ({ name, code }) => [name, code]).map(({ name }) => name)).toEqual([
      'Germany',
      'Sudetenland',
    ])
  })
})
