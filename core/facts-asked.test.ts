import { expect, test } from 'vitest'
import { factsAsked } from './facts-asked'
import { accountOf, ana, appOf, bo, country, device, groupOf, inGroup, policyOf } from './findings/example'

const own = policyOf([country('PT')], { id: 'own', reusable: false })
const policy = policyOf([inGroup('g')], { id: 'p', require: [device('disk')], exclude: [{ geo: {} }, 'nothing'] })
const facts = accountOf({
  policies: [policy, policyOf([bo], { id: 'elsewhere' })],
  // A group that names itself, and one that names a group which is gone.
  groups: [groupOf('g', [ana, inGroup('h'), inGroup('g')]), groupOf('h', [ana, inGroup('gone')])],
  apps: [
    appOf([policy], {
      policies: [
        { id: 'p', name: 'P', reusable: true },
        { id: 'own', name: 'Own', reusable: false, document: own },
      ],
    }),
  ],
})

test('what rules ask of a visit is named once, through groups, with names instead of ids', () => {
  expect(factsAsked(facts, ['app', 'no such application'])).toEqual([
    { fact: 'posture', which: 'disk', label: 'Disk is encrypted' },
    { fact: 'country', which: 'PT' },
    { fact: 'email', which: 'ana@example.com' },
  ])
})

test('a thousand addresses are one thing to ask for, not a thousand', () => {
  const many = Array.from({ length: 1000 }, (_, nth) => ({ email: { email: `p${nth}@example.com` } }))
  const crowd = policyOf([...many, country('ES')], { id: 'p' })
  const asked = factsAsked(accountOf({ policies: [crowd], apps: [appOf([crowd])] }), ['app'])
  expect(asked.filter(({ fact }) => fact === 'email')).toHaveLength(30)
  expect(asked.at(-1)).toEqual({ fact: 'country', which: 'ES' })
})
