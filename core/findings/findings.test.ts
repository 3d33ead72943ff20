import { describe, expect, test } from 'vitest'
import { groupsOfAnyOfs } from '../any-of-changes'
import { differences } from '../diff'
import type { AccessDocument } from '../document-kind'
import { withChanges, type DraftChange } from '../draft-change'
import type { Check, Example } from './check'
import { selectors } from '../selectors'
import { checks } from './checks'
import { ana, everyone, groupOf, policyExample } from './example'
import { findingsOf, findingsOfDraft } from './find'
import { fixedAt, type DocumentAt, type Finding } from './finding'
import { fixTitle, withChosen } from './fixes'

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
function documentAt({ account, draft }: Example, finding: Finding): DocumentAt & { document: AccessDocument } {
  const at = fixedAt(finding)
  if (draft && at?.id === draft.document.id) return { ...draft, id: draft.document.id }
  const own = account.apps.flatMap(({ policies }) => policies.flatMap(({ document }) => document ?? []))
  const all = at?.kind === 'groups' ? account.groups : [...account.policies, ...own]
  const document = all.find(({ id }) => id === at?.id)
  if (!at || !document) throw new Error(`The fix of ${finding.id} changes nothing that is there.`)
  return { ...at, document }
}

/** Every fix of the examples; of one that lets somebody choose, each way it can be made. */
const fixes = cases('finds').flatMap(({ id, nth, example }) =>
  found(example).flatMap((finding) => {
    const { fix } = finding
    if (finding.id !== id || !fix) return []
    const given = { id, nth, example, finding, at: documentAt(example, finding) }
    const options = fix.choice?.options() ?? []
    return [
      ...(fix.choice && fix.choice.best === undefined ? [] : [{ ...given, label: fix.label, fix }]),
      ...options.map((option) => ({
        ...given,
        label: `${fix.label}: ${option.title}`,
        fix: withChosen(fix, option.id),
      })),
    ]
  }),
)

/** The example after a fix. */
function after({ account, draft }: Example, { fix, at }: Pick<(typeof fixes)[number], 'fix' | 'at'>): Example {
  const document = fix.apply(at.document) as AccessDocument
  const made = groupsOfAnyOfs(fix.anyOfs ?? new Map(), { nameOf: () => ({ state: 'unread' }) })
  const changes: DraftChange[] = [
    ...made.map((group): DraftChange => ({ action: 'create', kind: 'groups', id: group.id, document: group })),
    ...[...(fix.makes ?? [])].map(([id, group]): DraftChange => ({
      action: 'create',
      kind: 'groups',
      id,
      document: group,
    })),
    { action: 'update', kind: at.kind, id: at.id, document },
  ]
  return draft ? { account, draft: { kind: draft.kind, document } } : { account: withChanges(account, changes) }
}

test('countries, networks and logins that nobody has at once become one “any of”', () => {
  const joining = fixes.filter(({ fix }) => fix.anyOfs && !fix.choice)
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
    const left = found(after(example, { fix, at })).filter(
      (one) => one.id === id && one.message === finding.message && one.place.id === finding.place.id,
    )
    expect(left).toEqual([])
  })

  test.each(fixes)('$id: “$label” brings nothing that stops somebody ($nth)', ({ example, fix, at }) => {
    const stops = (findings: readonly Finding[]) =>
      findings.filter(({ severity }) => severity === 'stop').map(({ id, place }) => `${id} ${place.kind} ${place.id}`)
    const before = new Set(stops(found(example)))
    expect(stops(found(after(example, { fix, at }))).filter((stop) => !before.has(stop))).toEqual([])
  })

  test.each(fixes)('$id: “$label” changes something and keeps what was given as it is ($nth)', ({ fix, at }) => {
    const before = structuredClone(at.document)
    const now = fix.apply(at.document)
    expect(at.document).toEqual(before)
    expect(differences(at.kind, before, now)).not.toEqual([])
  })

  test('has the best of its options, or has nobody choose for whoever reads it', () => {
    const all = cases('finds').flatMap(({ example }) => found(example).flatMap(({ fix = [] }) => fix))
    for (const { choice, apply } of all) {
      const options = choice?.options() ?? []
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length)
      if (choice?.best !== undefined) expect(options.map(({ id }) => id)).toContain(choice.best)
      if (choice && choice.best === undefined) expect(apply({ name: 'As it was' })).toEqual({ name: 'As it was' })
    }
  })
})

const removals = cases('finds').flatMap(({ id, nth, example }) =>
  found(example).flatMap((finding) =>
    finding.id === id && finding.removal ? [{ id, nth, example, ...finding.removal }] : [],
  ),
)

test.each(removals)(
  '$id: “$label” ends the finding and brings none that stops somebody ($nth)',
  ({ id, example, of }) => {
    const changes = of.map((at): DraftChange => ({ action: 'delete', ...at }))
    const left = findingsOf(withChanges(example.account, changes))
    expect(left.filter((one) => one.id === id && one.severity !== 'tidy')).toEqual([])
    expect(left.filter((one) => one.id === id && of.some((gone) => gone.id === one.place.id))).toEqual([])
    expect(left.filter(({ severity }) => severity === 'stop')).toEqual([])
  },
)

/**
 * Where a person types what nobody else can know, such as the network that is meant, asks another company to change
 * something, or only has to know: the finding leads to its place.
 */
const LEAD_TO_THEIR_PLACE = [
  'OPEN-07',
  'OPEN-13',
  'NEVER-08',
  'NEVER-16',
  'ACT-06',
  'ACT-12',
  'REF-07',
  'RISK-01',
  'LOCK-03',
  'LOCK-04',
  'LOCK-05',
]

test('each check offers what ends it, tells what to do in Cloudflare, or leads to its place', () => {
  const offering = cases('finds').flatMap(({ id, example }) =>
    found(example).some(
      ({ id: of, fix, removal, inCloudflare, see, note }) =>
        of === id && (fix ?? removal ?? inCloudflare ?? see ?? note),
    )
      ? [id]
      : [],
  )
  const lacking = checks.map(({ id }) => id).filter((id) => !offering.includes(id))
  expect(lacking.toSorted()).toEqual(LEAD_TO_THEIR_PLACE.toSorted())
})

test('a fix is called by what it does with the best, and by what was asked once another is chosen', () => {
  const { account } = policyExample([everyone], {}, { groups: [groupOf('g', [ana])] })
  const { fix } = findingsOf(account).find(({ id }) => id === 'OPEN-01')!
  expect(fixTitle(fix!, 'company')).toBe('Let in @example.com instead')
  expect(fixTitle(fix!, 'g')).toBe('Who gets in instead')
})
