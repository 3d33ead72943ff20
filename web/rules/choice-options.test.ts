import { describe, expect, it } from 'vitest'
import { choicesFor, choiceText, valueTyped } from './choice-options'

const choices = [
  { value: 'PT', label: 'Portugal' },
  { value: 'GB', label: 'United Kingdom', aka: ['UK', 'Great Britain'] },
  { value: 'CI', label: 'Côte d’Ivoire', aka: ['Ivory Coast'] },
]

describe('choosing from a built-in table', () => {
  it('finds an entry by name, code or another spelling', () => {
    expect(choicesFor(choices, 'port')[0]?.value).toBe('PT')
    expect(choicesFor(choices, 'gb')[0]?.value).toBe('GB')
    expect(choicesFor(choices, 'uk')[0]?.value).toBe('GB')
    expect(choicesFor(choices, 'ivory')[0]?.value).toBe('CI')
  })

  it('takes a name typed in full without a click in the list', () => {
    expect(valueTyped(choices, 'great britain')).toBe('GB')
    expect(valueTyped(choices, ' pt ')).toBe('PT')
  })

  it('keeps what was typed when no entry is meant, so that the check can name it', () => {
    expect(valueTyped(choices, ' Atlantis ')).toBe('Atlantis')
  })

  it('shows a value that the table lacks as it is', () => {
    expect(choiceText(choices, 'ZZ')).toBe('ZZ')
    expect(choiceText(choices, 'PT')).toBe('Portugal')
  })
})
