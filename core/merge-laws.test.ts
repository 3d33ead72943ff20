import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { canonicalRule, sameDocument, writable } from './canonical'
import { membersOf } from './document-kind'
import { documentText, ruleText } from './documents-under-test'
import { readJson, writeJson } from './json'
import { merge } from './merge'
import { rulesOf } from './rule-lists'
import { RULE_TYPES, type RuleType } from './rule-type'

vi.setConfig({ testTimeout: 60_000 })

const kinds = fc.constantFrom('policies' as const, 'groups' as const)
const document = documentText.map((text) => membersOf(readJson(text)))

/** The seed keeps every run of the tests the same. */
const SEED = { seed: 1, numRuns: 400 }

type Rules = Record<RuleType, string[]>
const rules = fc.array(ruleText, { maxLength: 5 })
const lists: fc.Arbitrary<Rules> = fc.record({ include: rules, require: rules, exclude: rules })
const documentWith = (members: object, { include, require, exclude }: Rules) => ({
  ...members,
  include: include.map(readJson),
  require: require.map(readJson),
  exclude: exclude.map(readJson),
})

/** A version that begins with `base`: some of its rules out, others in, and a few of its members changed. */
const edited = (base: { members: object; rules: Rules }) =>
  fc
    .record({
      keep: fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
      add: lists,
      members: document,
      take: fc.array(fc.nat(5), { minLength: 10, maxLength: 10 }),
    })
    .map(({ keep, add, members, take }) => {
      const kept = (ruleType: RuleType) =>
        base.rules[ruleType].filter((_, index) => keep[index + 5 * RULE_TYPES.indexOf(ruleType)])
      const changed = Object.entries(members).filter((_, index) => take[index] === 0)
      return documentWith(
        { ...base.members, ...Object.fromEntries(changed) },
        {
          include: [...kept('include'), ...add.include],
          require: [...kept('require'), ...add.require],
          exclude: [...kept('exclude'), ...add.exclude],
        },
      )
    })

const threeVersions = fc.record({ members: document, rules: lists }).chain((began) =>
  fc.record({
    base: fc.constant(documentWith(began.members, began.rules)),
    theirs: edited(began),
    mine: edited(began),
  }),
)

const countOf = (version: object, ruleType: RuleType) => {
  const counts = new Map<string, number>()
  for (const rule of rulesOf(version, ruleType)) {
    const text = canonicalRule(rule)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return counts
}

test('without a change of theirs the result is mine', () => {
  fc.assert(
    fc.property(kinds, document, document, (kind, base, mine) => {
      const result = merge(kind, { base, theirs: base, mine })
      expect(sameDocument(kind, result.document, mine)).toBe(true)
      expect(result.changes.filter(({ by }) => by !== 'mine')).toEqual([])
    }),
    SEED,
  )
})

test('without a change of mine the result is theirs, byte for byte', () => {
  fc.assert(
    fc.property(kinds, document, document, (kind, base, theirs) => {
      expect(writeJson(merge(kind, { base, theirs, mine: base }).document)).toBe(writeJson(theirs))
    }),
    SEED,
  )
})

test('when both made the same of it, that is the result and there is nothing to choose', () => {
  fc.assert(
    fc.property(kinds, document, document, (kind, base, both) => {
      const result = merge(kind, { base, theirs: both, mine: both })
      expect(sameDocument(kind, result.document, both)).toBe(true)
      expect(result.changes.filter(({ conflict }) => conflict)).toEqual([])
    }),
    SEED,
  )
})

test('where nothing collides it does not matter who saved first', () => {
  let free = 0
  fc.assert(
    fc.property(kinds, threeVersions, (kind, { base, theirs, mine }) => {
      const result = merge(kind, { base, theirs, mine })
      if (result.changes.some(({ conflict }) => conflict)) return
      free += 1
      const other = merge(kind, { base, theirs: mine, mine: theirs })
      expect(sameDocument(kind, result.document, other.document)).toBe(true)
    }),
    SEED,
  )
  expect(free).toBeGreaterThan(100)
})

test('a rule that neither side took out is there, and so is one that either side brought', () => {
  fc.assert(
    fc.property(kinds, threeVersions, (kind, { base, theirs, mine }) => {
      const { document: result, changes } = merge(kind, { base, theirs, mine })
      const contested = new Set(
        changes
          .filter(({ conflict }) => conflict)
          .flatMap((change) => (change.kind === 'list' ? [change.base, change.theirs, change.mine] : []))
          .flatMap((member) => (member ? [member.text] : [])),
      )
      for (const ruleType of RULE_TYPES) {
        const [was, their, my, now] = [base, theirs, mine, result].map((version) => countOf(version, ruleType))
        for (const text of new Set([...was!.keys(), ...their!.keys(), ...my!.keys(), ...now!.keys()])) {
          if (contested.has(text)) continue
          const [b, t, m, n] = [was, their, my, now].map((counts) => counts!.get(text) ?? 0) as [
            number,
            number,
            number,
            number,
          ]
          expect(n).toBeGreaterThanOrEqual(Math.min(b, t, m))
          if (b === 0 && t + m > 0) expect(n).toBe(Math.max(t, m))
          expect(n).toBeLessThanOrEqual(Math.max(t, m))
        }
      }
    }),
    SEED,
  )
})

test('each choice of a side for everything is that side’s version', () => {
  fc.assert(
    fc.property(kinds, threeVersions, fc.constantFrom('base', 'theirs', 'mine'), (kind, versions, side) => {
      const { changes } = merge(kind, versions)
      const all = new Map(changes.map((_, index) => [index, side] as const))
      expect(sameDocument(kind, merge(kind, versions, all).document, versions[side])).toBe(true)
    }),
    SEED,
  )
})

test('a member that we do not know is in the result letter for letter as one of the versions has it', () => {
  fc.assert(
    fc.property(kinds, threeVersions, (kind, versions) => {
      const { document: result } = merge(kind, versions)
      for (const [key, value] of Object.entries(writable(kind, result))) {
        if (/^(include|require|exclude|approval_groups|mfa_config|connection_rules)$/.test(key)) continue
        const texts = Object.values(versions).map((version) =>
          Object.hasOwn(version, key) ? writeJson((version as Record<string, unknown>)[key]) : undefined,
        )
        expect(texts).toContain(writeJson(value))
      }
    }),
    SEED,
  )
})

test('all that is merged into a rule list came, letter for letter, from one of the versions', () => {
  fc.assert(
    fc.property(kinds, threeVersions, (kind, versions) => {
      const came = new Set(
        Object.values(versions).flatMap((version) =>
          RULE_TYPES.flatMap((ruleType) => rulesOf(version, ruleType).map((rule) => writeJson(rule))),
        ),
      )
      const { document: result } = merge(kind, versions)
      for (const ruleType of RULE_TYPES)
        for (const rule of rulesOf(result, ruleType)) expect(came).toContain(writeJson(rule))
    }),
    SEED,
  )
})
