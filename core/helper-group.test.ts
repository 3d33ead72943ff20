import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alternatives, anyOfWords, anyOfWordsIn } from './any-of-words'
import { helperMark, helperName, helperRules, isHelperGroup } from './helper-group'
import { textOf } from './phrase'
import { ruleWords } from './rule-words'
import { sentenceOf } from './sentence'
import { selectors } from './selectors'

const names = { nameOf: () => ({ state: 'unread' }) as const }
const country = (code: string) => ({ geo: { country_code: code } })
const domain = (name: string) => ({ email_domain: { domain: name } })
const either = { id: 'h', name: 'Any of (Gatehouse): Portugal, Spain · 3f2a', include: [country('PT'), country('ES')] }

describe('a helper group', () => {
  test('is known by its name and by what it holds', () => {
    expect(helperRules(either)).toEqual(either.include)
    expect(helperRules({ ...either, require: [], exclude: null, is_default: false })).toEqual(either.include)
    expect(helperMark(either.name)).toBe('3f2a')
  })

  test.each([
    ['a name of another shape', { ...either, name: 'Any of: Portugal, Spain' }],
    ['a condition of its own', { ...either, require: [domain('a.example')] }],
    ['an exception', { ...either, exclude: [domain('a.example')] }],
    ['nobody in it', { ...either, include: [] }],
    ['new applications getting it', { ...either, is_default: true }],
    ['no name', { ...either, name: 7 }],
  ])('is not one with %s', (_, group) => expect(isHelperGroup(group)).toBe(false))

  test('is named after what it holds', () => {
    const rules = [country('PT'), domain('a.example'), { okta: { name: 'Finance', identity_provider_id: 'x' } }, {}]
    expect(helperName([country('PT'), country('ES')], '3f2a', names)).toBe(either.name)
    // What could not be read is told by its kind, so that the name does not depend on what was read.
    expect(helperName(rules, '0000', names)).toMatch(/^Any of \(Gatehouse\): Portugal, @a\.example, .+ · 0000$/)
  })

  test('has a name that fits and is known again, whatever it holds', () => {
    const rule = fc.oneof(
      fc.constantFrom(...selectors).map(({ key, example }) => ({ [key]: example })),
      fc.string({ maxLength: 400 }).map((text) => ({ github: { name: text } })),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 60 }), (include) => {
        const name = helperName(include, 'a1b2', names)
        expect(Array.from(name).length).toBeLessThanOrEqual(350)
        expect(helperMark(name)).toBe('a1b2')
        expect(helperRules({ name, include })).toEqual(include)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

describe('in words', () => {
  const they = (...rules: object[]) => textOf(alternatives(rules, names).they)
  const who = (...rules: object[]) => textOf(alternatives(rules, names).who)

  test('what the rules begin with alike is told once', () => {
    expect(they(country('PT'), country('ES'))).toBe('are in Portugal or Spain')
    expect(who(country('PT'), country('ES'), country('FR'))).toBe('anyone in Portugal, Spain or France')
    expect(they(domain('a.example'), domain('b.example'))).toBe('have an @a.example or @b.example email')
  })

  test('what begins differently is told apart from the next condition', () => {
    expect(they(country('PT'), domain('a.example'))).toBe('either are in Portugal or have an @a.example email')
    expect(they(country('PT'))).toBe('are in Portugal')
  })

  test('many are counted, so that no sentence is without end', () => {
    const codes = ['PT', 'ES', 'FR', 'IT', 'DE', 'AT', 'CH', 'BE']
    expect(they(...codes.map(country))).toMatch(/^are in Portugal, Spain, .*Austria or 2 more$/)
  })

  test('a policy tells the content and not the name, and a group like any other is told by its name', () => {
    const anyOf = anyOfWordsIn([either, { id: 'plain', name: 'Staff', include: [country('PT')] } as { id: string }])
    const policy = {
      decision: 'allow',
      include: [domain('a.example')],
      require: [{ group: { id: 'h' } }, { group: { id: 'plain' } }],
      session_duration: '',
    }
    const nameOf = () => ({ state: 'named', name: 'Staff' }) as const
    expect(textOf(sentenceOf('policies', policy, { nameOf, anyOf }))).toBe(
      'Let in anyone with an @a.example email, but only if they are in Portugal or Spain and are in the group Staff.',
    )
  })

  test('a helper group that names itself comes to an end', () => {
    const anyOf = anyOfWords(() => [{ group: { id: 'h' } }, country('PT')])
    const told = ruleWords({ group: { id: 'h' } }, { nameOf: () => ({ state: 'named', name: 'Loop' }), anyOf })
    expect(textOf(told.they)).toContain('the group Loop')
  })
})
