import { describe, expect, test } from 'vitest'
import { DECISIONS } from './decision'
import { fieldWords, groupFields, policyFields, type FieldWords } from './policy-fields'

const all: [string, FieldWords][] = [...Object.entries(policyFields), ...Object.entries(groupFields)]

test.each(all)('%s has words of ours, Cloudflare’s own, and one line of help', (_, { plain, cloudflare, help }) => {
  expect(plain).toMatch(/^\p{L}/u)
  expect(cloudflare).toMatch(/^[A-Z]/)
  expect(help).toMatch(/^[A-Z].*\.$/)
})

describe('where a condition of the visit can work', () => {
  test.each([
    ['session_duration', ['allow', 'deny', 'non_identity']],
    ['purpose_justification_required', ['allow']],
    ['purpose_justification_prompt', ['allow']],
    ['approval_required', ['allow']],
    ['approval_groups', ['allow']],
    ['mfa_config', ['allow']],
    ['isolation_required', ['allow']],
    ['connection_rules', ['allow']],
    ['name', DECISIONS],
    ['include', DECISIONS],
  ] as const)('%s: %j', (field, where) => {
    const { worksWith } = policyFields[field]
    expect(DECISIONS.filter((decision) => worksWith(decision).fits === 'yes')).toEqual(where)
  })

  test.each(all)('%s says why not', (_, { worksWith }) => {
    for (const decision of DECISIONS) {
      const fit = worksWith(decision)
      if (fit.fits !== 'yes') expect(fit.why).toMatch(/^[A-Z].*\.$/)
    }
  })
})

test('a field that we do not know has no words, whatever it is called', () => {
  for (const field of ['future', 'toString', '__proto__', '']) {
    expect(fieldWords('policies', field)).toBeUndefined()
    expect(fieldWords('groups', field)).toBeUndefined()
  }
  expect(fieldWords('groups', 'session_duration')).toBeUndefined()
})
