import { expect, test } from 'vitest'
import { accountOf, ana, appOf, bo, everyone, groupOf, inGroup, policyOf, staff } from '#core/findings/example'
import { findingsOf } from '#core/findings/find'
import { findingKey } from '#core/findings/finding'
import { partedByWaivers, type Waiver } from '#core/waiver'
import { checkChoices, countsOf, filterHealth, healthRows } from './health-rows'

const own = policyOf([everyone], { id: 'own', name: 'Own', decision: 'bypass' })
const facts = accountOf({
  policies: [policyOf([staff, ana], { id: 'p', name: 'Zürich' }), policyOf([inGroup('g')], { id: 'q', name: 'Team' })],
  groups: [groupOf('g', [ana, ana, bo])],
  apps: [
    appOf([], { policies: [{ id: 'own', name: 'Own', reusable: false, document: own }] }),
    appOf([policyOf([], { id: 'p', name: 'Zürich' }), policyOf([], { id: 'q', name: 'Team' })], { id: 'other' }),
  ],
})
const findings = findingsOf(facts)
const covered = findings.find(({ id }) => id === 'RED-01')!
const waiver: Waiver = {
  id: 'w',
  finding: findingKey(covered),
  reason: 'Ana moves soon.',
  until: '2027-01-31',
  actor: 'ada@example.com',
  at: '2026-11-20T12:00:00Z',
}
const rows = healthRows({ facts, ...partedByWaivers(findings, [waiver], facts.now) })
const idsOf = (some: typeof rows) => some.map(({ finding }) => finding.id)

test('the gravest comes first, and each row has a key of its own', () => {
  expect(rows[0]?.finding).toMatchObject({ id: 'OPEN-04', severity: 'stop' })
  expect(rows.at(-1)?.finding.severity).toBe('tidy')
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
})

test('a row says what it is about and where in it', () => {
  expect(rows.find(({ finding }) => finding.id === 'RED-02')).toMatchObject({
    name: 'Group g',
    where: '“Who gets in”, rule 2',
    mends: 'groups',
  })
})

test('a policy of one application is named, and is not ours to change', () => {
  const row = rows.find(({ finding }) => finding.id === 'OPEN-04')
  expect(row?.policy).toEqual({ id: 'own', name: 'Own', listed: false })
  expect(row?.mends).toBeUndefined()
  expect(row?.finding.inCloudflare).toContain('open Payroll app')
})

const all = { severity: undefined, check: undefined, kind: undefined, waived: undefined, text: '' }

test('waived ones are left out, and shown when asked for', () => {
  expect(idsOf(filterHealth(rows, all))).not.toContain('RED-01')
  expect(idsOf(filterHealth(rows, { ...all, waived: 'yes' }))).toEqual(['RED-01'])
  expect(filterHealth(rows, { ...all, waived: 'all' })).toEqual(rows)
  expect(countsOf(rows).tidy).toBe(rows.filter(({ finding }) => finding.severity === 'tidy').length - 1)
})

test('filters narrow together', () => {
  expect(new Set(filterHealth(rows, { ...all, kind: 'apps', severity: 'stop' }).map(({ name }) => name))).toEqual(
    new Set(['Payroll app']),
  )
  expect(idsOf(filterHealth(rows, { ...all, check: 'RED-02' }))).toEqual(['RED-02'])
  expect(filterHealth(rows, { ...all, text: 'zurich ANA', waived: 'all' }).map(({ name }) => name)).toContain('Zürich')
  expect(idsOf(filterHealth(rows, { ...all, text: 'moves', waived: 'all' }))).toEqual(['RED-01'])
  expect(filterHealth(rows, { ...all, text: 'nothing like it' })).toEqual([])
})

test('only checks that found something are offered, with their counts', () => {
  expect(checkChoices(rows)).toContainEqual({ value: 'RED-02', label: 'Listed twice (RED-02, 1)' })
  expect(checkChoices(rows).map(({ value }) => value)).not.toContain('NEVER-01')
})
