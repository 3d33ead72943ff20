import { describe, expect, test } from 'vitest'
import { canonicalRule } from '#core/canonical'
import { findingsOf } from '#core/findings/find'
import { rulesOf } from '#core/rule-lists'
import type { RuleNote } from '#core/rule-note'
import { practiceCompany } from './accounts'
import { everydayApps } from './apps-everyday'
import { factsOf } from './facts'
import { stopExamples, type StopExample } from './findings'
import { everydayGroups } from './groups'
import { everydayPolicies } from './policies-everyday'
import { specialPolicies } from './policies-special'

const facts = factsOf(practiceCompany(), new Date('2026-11-21T12:00:00Z'))
const findings = findingsOf(facts)

/** The ids of an example: of the document, or of the application and the policy in it. */
function placeOf({ kind, name, policy }: StopExample) {
  const all: readonly { id: string; name: string }[] = facts[kind]
  const id = all.find((one) => one.name === name)?.id
  const held = facts.apps.find((app) => app.id === id)?.policies.find((one) => one.name === policy)
  return { kind, id, policy: held?.id }
}

describe('the practice company', () => {
  test.each(stopExamples)('$id is found at $kind "$name"', (example) => {
    const { kind, id, policy } = placeOf(example)
    const here = findings.filter(
      ({ place }) => place.kind === kind && place.id === id && (policy === undefined || place.policy === policy),
    )
    expect(here.map((finding) => finding.id)).toContain(example.id)
  })

  test('has exceptions of which somebody said why, some of which nobody did, and one whose day is over', () => {
    const told = findings.filter(({ id }) => id === 'REV-04').map(({ message }) => message)
    expect(facts.notes?.length).toBeGreaterThan(told.length)
    expect(told.filter((message) => message.startsWith('Nobody said why this is an exception')).length).toBeGreaterThan(
      0,
    )
    expect(told.filter((message) => message.startsWith('This exception was meant until 1 November 2026'))).toHaveLength(
      1,
    )
  })

  test('says something only of rules that are there', () => {
    const there = ({ kind, document, ruleType, rule }: RuleNote) =>
      facts[kind].some(
        (one) => one.id === document && rulesOf(one, ruleType).some((each) => canonicalRule(each) === rule),
      )
    expect(facts.notes?.filter((note) => !there(note))).toEqual([])
  })

  test('has nothing that stops in what is sound', () => {
    const sound = new Set(
      [...everydayPolicies, ...specialPolicies, ...everydayGroups, ...everydayApps].map(({ id }) => id),
    )
    const stops = findings.filter(({ severity, place }) => severity === 'stop' && sound.has(place.id))
    expect(stops.map(({ id, message }) => `${id}: ${message}`)).toEqual([])
  })

  test('says everything in whole sentences, without a bare id', () => {
    for (const { id, message } of findings) {
      expect(`${id} ${message}`).toMatch(/[.?]$/)
      expect(message).not.toMatch(/[\da-f]{8}-[\da-f]{4}/)
    }
  })
})
