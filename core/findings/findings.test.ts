import { describe, expect, test } from 'vitest'
import { groupsOfAnyOfs } from '../any-of-changes'
import { differences } from '../diff'
import type { AccessDocument } from '../document-kind'
import type { Check, Example } from './check'
import { selectors } from '../selectors'
import { checks } from './checks'
import { findingsOf, findingsOfDraft } from './find'
import type { Finding } from './finding'

const found = ({ account, draft }: Example): Finding[] =>
  draft ? findingsOfDraft(draft.kind, draft.document, account) : findingsOf(account)

const idsOf = (example: Example) => found(example).map(({ id }) => id)

const cases = (which: keyof Check['examples']) =>
  checks.flatMap(({ id, title, examples }) =>
    examples[which].map((example, nth) => ({ id, title, nth: nth + 1, example })),
  )

describe('the catalogue', () => {
  test.each(cases('finds'))('$id finds “$title” ($nth)', ({ id, example }) => {
    expect(idsOf(example)).toContain(id)
  })

  test.each(cases('spares'))('$id spares what is sound ($nth)', ({ id, example }) => {
    expect(idsOf(example)).not.toContain(id)
  })

  test('gives each check one number, and each has both kinds of examples', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    for (const { id, examples } of checks)
      expect([id, examples.finds.length > 0, examples.spares.length > 0]).toEqual([id, true, true])
  })

  test('knows each number that a selector gives to an action which does not suit it', () => {
    const given = selectors.flatMap(({ decisions }) =>
      Object.values(decisions).flatMap((fit) => ('finding' in fit ? [fit.finding] : [])),
    )
    expect(given.length).toBeGreaterThan(20)
    expect(given.filter((id) => !checks.some((check) => check.id === id))).toEqual([])
  })
})

/** The document that a fix changes. */
function documentAt(
  { account, draft }: Example,
  { place }: Finding,
): { kind: 'policies' | 'groups'; document: AccessDocument } | undefined {
  if (draft) return draft
  const id = place.policy ?? place.id
  const own = account.apps.flatMap(({ policies }) => policies.flatMap(({ document }) => document ?? []))
  const policy = [...account.policies, ...own].find((one) => one.id === id)
  const group = account.groups.find((one) => one.id === id)
  return policy ? { kind: 'policies', document: policy } : group && { kind: 'groups', document: group }
}

const fixes = cases('finds').flatMap(({ id, nth, example }) =>
  found(example).flatMap((finding) => {
    const at = finding.id === id && finding.fix ? documentAt(example, finding) : undefined
    return at && finding.fix ? [{ id, nth, label: finding.fix.label, example, finding, fix: finding.fix, at }] : []
  }),
)

test('countries, networks and logins that nobody has at once become one “any of”', () => {
  const joining = fixes.filter(({ fix }) => fix.anyOfs)
  expect(new Set(joining.map(({ id }) => id))).toEqual(
    new Set(['NEVER-01', 'NEVER-02', 'NEVER-03', 'NEVER-04', 'NEVER-05', 'NEVER-12', 'NEVER-17']),
  )
  for (const { fix, at, finding } of joining) {
    const [[id, anyOf] = []] = fix.anyOfs ?? []
    const require = fix.apply(at.document)['require'] as unknown[]
    expect(require).toContainEqual({ group: { id } })
    expect(anyOf?.rules.length).toBe(2)
    // Looked at again it is the same fix.
    expect(finding.fix).toEqual(fix)
  }
})

describe('a fix', () => {
  test.each(fixes)('$id: “$label” ends the finding ($nth)', ({ id, example, finding, fix, at }) => {
    const fixed = fix.apply(at.document) as AccessDocument
    const replaced = <Kind extends { id: string }>(all: readonly Kind[]) =>
      all.map((one) => (one.id === fixed.id ? (fixed as unknown as Kind) : one))
    const made = groupsOfAnyOfs(fix.anyOfs ?? new Map(), { nameOf: () => ({ state: 'unread' }) })
    const account = {
      ...example.account,
      policies: replaced(example.account.policies),
      groups: [...replaced(example.account.groups), ...made],
      apps: example.account.apps.map((app) => ({
        ...app,
        policies: app.policies.map((held) =>
          held.document?.id === fixed.id ? { ...held, document: fixed as never } : held,
        ),
      })),
    }
    const draft = example.draft && { ...example.draft, document: fixed }
    const now: Example = draft ? { ...example, draft } : { ...example, account }
    const left = found(now).filter(
      (one) => one.id === id && one.message === finding.message && one.place.id === finding.place.id,
    )
    expect(left).toEqual([])
  })

  test.each(fixes)('$id: “$label” changes something and keeps what was given as it is ($nth)', ({ fix, at }) => {
    const before = structuredClone(at.document)
    const after = fix.apply(at.document)
    expect(at.document).toEqual(before)
    expect(differences(at.kind, before, after)).not.toEqual([])
  })
})
