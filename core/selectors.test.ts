import { describe, expect, test } from 'vitest'
import { DECISIONS } from './decision'
import { textOf } from './phrase'
import type { Found } from './reference'
import { readRule } from './rule'
import { CATEGORIES, ICON_NAMES, type Selector, type WordsContext } from './selector'
import { selectorOf, selectors } from './selectors'

/** Each rule type of https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/, with its Terraform name. */
const DOCUMENTED: Readonly<Record<string, string>> = {
  any_valid_service_token: 'any_valid_service_token',
  auth_context: 'auth_context',
  auth_method: 'auth_method',
  azureAD: 'azure_ad',
  certificate: 'certificate',
  cloudflare_account_member: 'cloudflare_account_member',
  common_name: 'common_name',
  device_posture: 'device_posture',
  email: 'email',
  email_domain: 'email_domain',
  email_list: 'email_list',
  everyone: 'everyone',
  external_evaluation: 'external_evaluation',
  geo: 'geo',
  'github-organization': 'github_organization',
  group: 'group',
  gsuite: 'gsuite',
  ip: 'ip',
  ip_list: 'ip_list',
  linked_app_token: 'linked_app_token',
  login_method: 'login_method',
  oidc: 'oidc',
  okta: 'okta',
  saml: 'saml',
  service_token: 'service_token',
  user_risk_score: 'user_risk_score',
}

const SENTENCE = /^\S.*\s.*[.]$/
const ZODS_OWN = /invalid|expected|received|undefined|too (small|big)|>=|<=/i
const BARE_ID = /[\da-f]{8}-[\da-f]{4}-|[\da-f]{32}/

const everySelector = selectors.map((selector) => [selector.key, selector] as const)

const contextWith = (found: Found): WordsContext => ({ nameOf: () => found })

const messagesOf = (selector: Selector, value: Record<string, unknown>) => {
  const read = readRule({ [selector.key]: value })
  if (read.state === 'incomplete') return [read.why]
  return read.state === 'known' ? read.problems.map(({ message }) => message) : []
}

test('there are the 26 documented selectors, each once, each with its Terraform name', () => {
  const names = Object.fromEntries(selectors.map(({ key, terraform }) => [key, terraform]))
  expect(names).toEqual(DOCUMENTED)
  expect(selectors).toHaveLength(26)
})

test('no two selectors bear one label, in our words or in Cloudflare’s', () => {
  expect(new Set(selectors.map(({ label }) => label)).size).toBe(26)
  expect(new Set(selectors.map(({ plain }) => plain)).size).toBe(26)
})

test('they are offered category by category', () => {
  const seen = selectors.map(({ category }) => CATEGORIES.indexOf(category))
  expect(seen).toEqual(seen.toSorted((one, other) => one - other))
})

test('a key that only objects inherit is no selector', () => {
  for (const key of ['constructor', '__proto__', 'toString', '']) expect(selectorOf(key)).toBeUndefined()
})

describe.each(everySelector)('%s', (key, selector) => {
  test('its example is a whole rule, without problems, doubts or unknown keys', () => {
    expect(readRule({ [key]: selector.example })).toMatchObject({ state: 'known', extra: [], problems: [] })
    expect(selector.doubts?.(selector.example) ?? []).toEqual([])
  })

  test('it has one input for each key of its value', () => {
    expect(Object.keys(selector.fields).toSorted()).toEqual(Object.keys(selector.value.shape).toSorted())
  })

  test('its icon exists, and its help is a sentence', () => {
    expect(ICON_NAMES).toContain(selector.icon)
    expect(selector.help).toMatch(SENTENCE)
  })

  test.each(DECISIONS)('with %s it works, or a sentence says why not', (decision) => {
    const fit = selector.decisions[decision]
    if (fit.fits === 'yes') expect(fit).toEqual({ fits: 'yes' })
    else expect(fit.why).toMatch(SENTENCE)
  })

  test.each([
    ['named', { state: 'named', name: 'Design' }],
    ['missing', { state: 'missing' }],
    ['unread', { state: 'unread' }],
  ] as const)('its words hold no bare id when what it points to is %s', (_, found) => {
    for (const decision of [undefined, ...DECISIONS]) {
      const { who, they } = selector.words(selector.example, { ...contextWith(found), decision })
      for (const phrase of [who, they]) {
        expect(textOf(phrase)).toMatch(/^[a-z]+\S*( \S+)*$/)
        expect(textOf(phrase)).not.toMatch(BARE_ID)
        expect(textOf(phrase)).not.toMatch(/^everyone$/i)
      }
    }
  })

  test('its words name what it points to, or say that it is gone or could not be read', () => {
    const pointsTo = Object.entries(selector.fields).some(
      ([name, field]) => field.kind === 'reference' && selector.example[name] !== undefined,
    )
    const say = (found: Found) => textOf(selector.words(selector.example, contextWith(found)).who)
    if (!pointsTo) return expect(say({ state: 'missing' })).not.toContain('no longer')
    expect(say({ state: 'named', name: 'Design' })).toContain('Design')
    expect(say({ state: 'missing' })).toMatch(/an? [\w ]+ that no longer exists/)
    expect(say({ state: 'missing', name: 'Design' })).toMatch(/the [\w ]+ “Design” that no longer exists/)
    expect(say({ state: 'unread' })).toMatch(/an? [\w ]+ whose name we could not read/)
  })

  test('a value that is not filled in yet has words too', () => {
    const empty = Object.fromEntries(Object.entries(selector.fields).map(([name]) => [name, '']))
    for (const value of [{}, empty]) {
      expect(textOf(selector.words(value, contextWith({ state: 'named', name: '' })).who)).not.toMatch(/undefined|null/)
    }
  })

  test('nothing known of the visit means unknown, unless it matches whoever comes', () => {
    const lookup = { list: () => undefined, group: () => undefined }
    const verdict = selector.evaluate(selector.example, {}, lookup, () => 'unknown')
    expect(verdict).toBe(key === 'everyone' ? 'match' : 'unknown')
  })

  test('keys we do not know are no problem, and are told', () => {
    const read = readRule({ [key]: { ...selector.example, added_next_year: { deep: [1] } } })
    expect(read).toMatchObject({ state: 'known', extra: ['added_next_year'], problems: [] })
    if (read.state === 'known') expect(read.value).toHaveProperty('added_next_year', { deep: [1] })
  })

  test('normalising a value twice changes no more than once', () => {
    const once = selector.normalise?.(selector.example) ?? selector.example
    expect(selector.normalise?.(once) ?? once).toEqual(once)
    expect(readRule({ [key]: once })).toMatchObject({ state: 'known', problems: [] })
  })
})

const editable = selectors.flatMap((selector) =>
  Object.entries(selector.fields)
    .filter(([, field]) => field.kind !== 'kept')
    .map(([name, field]) => [`${selector.key}.${name}`, selector, name, field] as const),
)

const expectHuman = (messages: readonly string[]) => {
  expect(messages).not.toEqual([])
  for (const message of messages) {
    expect(message).toMatch(SENTENCE)
    expect(message).not.toMatch(ZODS_OWN)
    expect(message.length).toBeLessThan(300)
  }
}

const LONG = 'x'.repeat(10_000)

describe.each(editable)('bad input in %s', (_, selector, name, field) => {
  const example = selector.example[name]
  const put = (text: unknown) => ({
    ...selector.example,
    [name]: Array.isArray(example) && typeof text === 'string' ? [text] : text,
  })
  const optional = 'optional' in field

  test('nothing at all: what to type', () => {
    const absent = { ...selector.example }
    delete absent[name]
    if (optional) return expect([...messagesOf(selector, absent), ...messagesOf(selector, put(''))]).toEqual([])
    expectHuman(messagesOf(selector, absent))
    expectHuman(messagesOf(selector, put('')))
  })

  test('only spaces', () => expectHuman(messagesOf(selector, put('   '))))

  test('far too long', () => expectHuman(messagesOf(selector, put(LONG))))

  test.each([5, true, null, {}, ['a', 5], [[]]])('something that is no text: %j', (wrong) =>
    expectHuman(messagesOf(selector, put(wrong))),
  )

  test('a line break inside', () => expectHuman(messagesOf(selector, put('one\ntwo'))))

  test.each([
    ['of mixed alphabets', 'exаmple'],
    ['of Cyrillic letters that look like Latin ones', 'сосо'],
    ['with a letter that cannot be seen', 'ad\u200bmin'],
  ])('a word %s', (_why, word) => {
    const value = put(word)
    const problems = messagesOf(selector, value)
    expectHuman(problems.length > 0 ? problems : (selector.doubts?.(value) ?? []))
  })

  test('the example with one letter changed for its twin', () => {
    const first: unknown = Array.isArray(example) ? example[0] : example
    const text = typeof first === 'string' ? first : '023e105f4ecef8ad9ca31a8372d0c353'
    const twins: Record<string, string> = { a: 'а', e: 'е', o: 'о', c: 'с', P: 'Р', 2: '２' }
    const value = put(text.replace(/[aeocP2]/, (letter) => twins[letter] ?? letter))
    const problems = messagesOf(selector, value)
    expectHuman(problems.length > 0 ? problems : (selector.doubts?.(value) ?? []))
  })
})
