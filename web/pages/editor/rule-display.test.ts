import { describe, expect, test } from 'vitest'
import type { NameLookup } from '#core/reference'
import { displayOf, findRules } from './rule-display'

const nameOf: NameLookup = ({ id }) => (id === 'g1' ? { state: 'named', name: 'Design' } : { state: 'missing' })
const context = { decision: 'allow' as const, nameOf }
const text = (rule: unknown) => JSON.stringify(rule)

describe('a row reads', () => {
  test('as people under "Who gets in"', () => {
    expect(displayOf(text({ email_domain: { domain: 'example.com' } }), 'include', context).text).toBe(
      'Anyone with an @example.com email',
    )
  })

  test('as a clause under "they must also"', () => {
    expect(displayOf(text({ geo: { country_code: 'PT' } }), 'require', context).text).toBe('They are in Portugal')
  })

  test('with an address in its own spelling, not with a capital', () => {
    expect(displayOf(text({ email: { email: 'ana@example.com' } }), 'exclude', context).text).toBe('ana@example.com')
  })

  test('without a bare id when what it points to is gone', () => {
    const { text: words } = displayOf(text({ group: { id: 'g9' } }), 'include', context)
    expect(words).toMatch(/a group that no longer exists/)
    expect(words).not.toContain('g9')
  })
})

describe('looking for rules finds them', () => {
  const texts = [
    text({ email: { email: 'Ana@example.com' } }),
    text({ group: { id: 'g1' } }),
    text({ future_rule: { level: 'high' } }),
    text({ geo: { country_code: 'PT' } }),
  ]

  test.each([
    ['by the value, in any case', 'ana@', [0]],
    ['by the name of what they point to', 'design', [1]],
    ['by their words', 'portugal', [3]],
    ['by the text we do not understand', 'future', [2]],
    ['all, when nothing is looked for', '  ', [0, 1, 2, 3]],
    ['not, when nothing holds it', 'xyz', []],
  ])('%s', (_, wanted, found) => {
    expect(findRules(texts, 'include', wanted, context)).toEqual(found)
  })
})
