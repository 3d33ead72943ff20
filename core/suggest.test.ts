import { describe, expect, test } from 'vitest'
import type { KnownPerson } from './account-data'
import { DECISIONS } from './decision'
import { readRule } from './rule'
import { CATEGORIES } from './selector'
import { selectors } from './selectors'
import { suggest, type SuggestSources } from './suggest'
import { fastestOfFive } from './time-under-test'

const sources: SuggestSources = {
  people: [
    { email: 'ana@example.com', name: 'Ana Lima', source: 'access' },
    { email: 'bea@example.com', source: 'access' },
    { email: 'joao@partner.test', name: 'João Desmond', source: 'directory' },
  ],
  rows: {
    groups: [
      { id: 'g1', name: 'Design' },
      { id: 'g2', name: 'Product design' },
    ],
    identity_providers: [
      { id: 'okta-1', name: 'Company Okta', type: 'okta' },
      { id: 'entra-1', name: 'Company Entra', type: 'azureAD' },
      { id: 'google-1', name: 'Company Google', type: 'google-apps' },
    ],
    posture_checks: [{ id: 'p1', name: 'Disk encryption', detail: 'macOS' }],
    service_tokens: [{ id: 't1', name: 'CI deploy', trouble: 'It expired on 3 May 2026' }],
    apps: [
      { id: 'a1', name: 'Portal', type: 'saas' },
      { id: 'a2', name: 'Portable bookmarks', type: 'bookmark' },
    ],
  },
  directoryGroups: [
    { id: '5a4b1a4e-0000-4000-8000-000000000001', name: 'Designers', identity_provider_id: 'okta-1' },
    { id: '5a4b1a4e-0000-4000-8000-000000000002', name: 'Sales', identity_provider_id: 'entra-1' },
    { id: '5a4b1a4e-0000-4000-8000-000000000003', name: 'ops@example.com', identity_provider_id: 'google-1' },
    { id: '5a4b1a4e-0000-4000-8000-000000000004', name: 'Ops without address', identity_provider_id: 'google-1' },
    { id: '5a4b1a4e-0000-4000-8000-000000000005', name: 'Orphans', identity_provider_id: 'gone' },
  ],
}

const rulesFor = (typed: string) => suggest(typed, sources).map(({ selector, value }) => ({ [selector.key]: value }))

describe('what is typed offers first', () => {
  test.each([
    ['ana', { email: { email: 'ana@example.com' } }],
    ['ana@', { email: { email: 'ana@example.com' } }],
    ['lima', { email: { email: 'ana@example.com' } }],
    ['joao', { email: { email: 'joao@partner.test' } }],
    ['João', { email: { email: 'joao@partner.test' } }],
    ['des joa', { email: { email: 'joao@partner.test' } }],
    ['@ex', { email_domain: { domain: 'example.com' } }],
    ['@new.test', { email_domain: { domain: 'new.test' } }],
    ['new.test', { email_domain: { domain: 'new.test' } }],
    ['carl@new.test', { email: { email: 'carl@new.test' } }],
    ['portu', { geo: { country_code: 'PT' } }],
    ['UK', { geo: { country_code: 'GB' } }],
    ['10.', { ip: { ip: '10.' } }],
    ['10.0.0.0/8', { ip: { ip: '10.0.0.0/8' } }],
    ['des', { group: { id: 'g1' } }],
    ['product', { group: { id: 'g2' } }],
    ['encry', { device_posture: { integration_uid: 'p1' } }],
    ['ci', { service_token: { token_id: 't1' } }],
    ['portal', { linked_app_token: { app_uid: 'a1' } }],
    ['orphans', undefined],
  ])('%s → %o', (typed, rule) => {
    expect(rulesFor(typed)[0]).toEqual(rule)
  })

  test('a country before a domain that only some people happen to have', () => {
    const people: KnownPerson[] = [{ email: 'ops@portu-agents.test', source: 'access' }]
    const offered = suggest('portu', { people, rows: {}, directoryGroups: [] }).map(({ title }) => title)
    expect(offered.indexOf('Portugal')).toBe(0)
    expect(offered).toContain('@portu-agents.test')
  })

  test('port: the country Portugal among the first', () => {
    expect(rulesFor('port').slice(0, 3)).toContainEqual({ geo: { country_code: 'PT' } })
  })

  test('things of a type that cannot work are not offered', () => {
    expect(rulesFor('bookmarks')).toEqual([])
  })
})

describe('groups of the directory', () => {
  test.each([
    ['designers', { okta: { name: 'Designers', identity_provider_id: 'okta-1' } }],
    ['sales', { azureAD: { id: '5a4b1a4e-0000-4000-8000-000000000002', identity_provider_id: 'entra-1' } }],
    ['ops@', { gsuite: { email: 'ops@example.com', identity_provider_id: 'google-1' } }],
  ])('%s are offered as their login method names them', (typed, rule) => {
    expect(rulesFor(typed)).toContainEqual(rule)
  })

  test('that have no address, or whose login method we cannot see, are not', () => {
    expect(rulesFor('ops without')).toEqual([])
    expect(rulesFor('orphans')).toEqual([])
  })
})

describe('a suggestion', () => {
  test('that is known stays the person when the whole address is typed, and is there once', () => {
    const found = suggest('ana@example.com', sources).filter(({ selector }) => selector.key === 'email')
    expect(found).toMatchObject([{ title: 'Ana Lima', detail: 'ana@example.com', complete: true }])
  })

  test('of a domain says how many people it has', () => {
    expect(suggest('@exam', sources)[0]).toMatchObject({ title: '@example.com', detail: '2 people known' })
  })

  test('of a machine key that cannot work says why', () => {
    expect(suggest('ci deploy', sources)[0]?.detail).toContain('expired')
  })

  test('that is unfinished opens to be filled in', () => {
    expect(suggest('10.', sources)[0]).toMatchObject({ complete: false })
    expect(suggest('okta', sources).find(({ id }) => id === 'selector:okta')).toMatchObject({
      complete: false,
      value: {},
    })
  })

  test.each(['a', 'de', 'port', '@', '10.0.0.1', 'e', 'company'])(
    'of “%s” that is complete can be saved as it is',
    (typed) => {
      const found = suggest(typed, sources)
      expect(found.length).toBeGreaterThan(0)
      for (const { selector, value, complete } of found) {
        if (complete) expect(readRule({ [selector.key]: value })).toMatchObject({ state: 'known', problems: [] })
      }
    },
  )

  test('is one of at most 50, each with an id of its own', () => {
    for (const typed of ['', 'a', 'e', '.']) {
      const ids = suggest(typed, sources).map(({ id }) => id)
      expect(ids.length).toBeLessThanOrEqual(50)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

describe('nothing typed', () => {
  test('offers every selector once, by category', () => {
    const found = suggest('  ', sources)
    expect(found.map(({ selector }) => selector.key).toSorted()).toEqual(selectors.map(({ key }) => key).toSorted())
    const categories = found.map(({ selector }) => CATEGORIES.indexOf(selector.category))
    expect(categories).toEqual(categories.toSorted((a, b) => a - b))
  })

  test.each(DECISIONS)('under %s offers what cannot work last, with the reason', (decision) => {
    for (const typed of ['', 'a']) {
      const fits = suggest(typed, sources, decision).map(({ fit }) => fit)
      const first = fits.findIndex(({ fits: how }) => how === 'no')
      expect(fits.slice(first === -1 ? fits.length : first).every(({ fits: how }) => how === 'no')).toBe(true)
      for (const fit of fits) if (fit.fits === 'no') expect(fit.why).toMatch(/\.$/)
    }
  })
})

test('kinds that could not be read leave the rest as it is', () => {
  const bare = { people: [], rows: {}, directoryGroups: sources.directoryGroups }
  expect(suggest('portu', bare)[0]?.value).toEqual({ country_code: 'PT' })
  expect(suggest('designers', bare)).toEqual([])
})

test('5,000 people are searched at each keystroke within a frame, and do not hide the country', () => {
  const people = Array.from({ length: 5000 }, (_, index): KnownPerson => ({
    email: `portia.${index}@company${index % 40}.example`,
    name: `Portia Nº ${index}`,
    source: 'access',
  }))
  const many = { ...sources, people }
  expect(suggest('port', many).map(({ title }) => title)).toContain('Portugal')
  for (const typed of ['p', 'port', 'portia 49', '@company1', 'zzz']) {
    expect(fastestOfFive(() => suggest(typed, many))).toBeLessThan(16)
  }
})
