import { describe, expect, it } from 'vitest'
import type { Sorted } from '#core/paste'
import { selectorOf, selectors } from '#core/selectors'
import { mendedText, mergedWords, nounOf, outcomeWords, pastedValues, rulesTaken } from './pasted-values'

const domains = selectorOf('email_domain')
if (!domains) throw new Error('The domain selector is missing.')

const entries = ['example.com', 'partner.test'].map((text) => ({ text, value: { domain: text } }))
const sorted: Sorted = {
  sorted: [{ selector: domains, entries }],
  duplicates: 1,
  notUnderstood: ['???', 'ana at example'],
}

describe('what was pasted', () => {
  const nothing = new Set<string>()

  it('becomes a rule for each value', () => {
    const { sections } = pastedValues(sorted, [])
    expect(rulesTaken(sections, nothing)).toEqual([
      { email_domain: { domain: 'example.com' } },
      { email_domain: { domain: 'partner.test' } },
    ])
  })

  it('leaves out what the block has already, however it is spelled', () => {
    const { sections, already } = pastedValues(sorted, [{ email_domain: { domain: 'Example.COM' } }, { odd: {} }])
    expect(already).toBe(1)
    expect(sections[0]?.values.map(({ text }) => text)).toEqual(['partner.test'])
  })

  it('has no empty sections', () => {
    expect(
      pastedValues(
        sorted,
        entries.map(({ value }) => ({ email_domain: value })),
      ).sections,
    ).toEqual([])
  })

  it('says on the button what will be added', () => {
    const { sections } = pastedValues(sorted, [])
    const first = sections[0]?.values[0]?.id ?? ''
    expect(outcomeWords(sections, nothing)).toBe('Add 2 domains')
    expect(outcomeWords(sections, new Set([first]))).toBe('Add 1 domain')
    expect(outcomeWords([], nothing)).toBeUndefined()
  })

  it('is sorted again with the line that was mended', () => {
    expect(mendedText(sorted, 1, 'ana@example.com')).toBe('example.com\npartner.test\n???\nana@example.com')
  })
})

it('has a readable word for the values of every selector', () => {
  for (const selector of selectors) {
    expect(nounOf(selector, 2)).toMatch(/s$/)
    expect(nounOf(selector, 1)).not.toMatch(/^[A-Z][a-z]/)
  }
})

it('makes a plural of each half of a word that names two things', () => {
  const networks = { ...domains, fields: { ip: { kind: 'text' as const, label: 'Address or network' } } }
  expect(nounOf(networks, 2)).toBe('addresses or networks')
})

it('says what was merged, and nothing when nothing was', () => {
  expect(mergedWords(2, 1)).toBe('2 were there twice, 1 is in this block already: left out.')
  expect(mergedWords(0, 0)).toBeUndefined()
})
