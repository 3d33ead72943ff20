import { consequencesOf, type Consequences } from '#core/consequences'
import { compileApp } from '#core/decide'
import { withChanges, type DraftChange } from '#core/draft-change'
import { lookupOf } from '#core/account-lookup'
import { compilerFor } from '#core/evaluate'
import type { AccountFacts } from '#core/findings/account-facts'
import { populationOf, type Person } from '#core/population'
import { reachOf } from '#core/reach'
import { Visit } from '#core/visit'
import { factsOf } from '../server/sandbox/practice/facts'
import { largeAccount } from '../server/sandbox/practice/large'
import { type Figure, median, ms } from './figure'

const NOW = new Date('2026-11-21T12:00:00Z')
const PEOPLE = 5000
const DRAFTS = 15
const ALWAYS_AT_MOST = 100

/** Of every five people two have logged in, with all that a login tells; of the others the address alone is known. */
function peopleOf(facts: AccountFacts): Person[] {
  const [provider] = (facts.identity_providers ?? []).filter(({ type }) => type === 'azureAD')
  const named = populationOf({ facts }).map(({ email }) => email)
  const more = Array.from({ length: PEOPLE - named.length }, (_, nth) => `colleague-${nth}@harbour.example`)
  const visitors = [...named, ...more].slice(0, PEOPLE).map((email, nth) => ({
    email,
    ...(nth % 5 < 2 && {
      last_seen: {
        at: '2026-11-20T08:00:00Z',
        request: {
          country: ['PT', 'GR', 'JP'][nth % 3] ?? 'PT',
          ip: `203.0.113.${nth % 250}`,
          posture: Object.fromEntries((facts.posture_checks ?? []).map(({ id }, at) => [id, (nth + at) % 4 > 0])),
          ...(provider && {
            identity_provider: { id: provider.id, type: 'azureAD' },
            asserted: {
              groups: (facts.directory_groups ?? []).filter((_, at) => (nth + at) % 5 === 0).map(({ id }) => id),
            },
          }),
        },
      },
    }),
  }))
  return populationOf({ visitors, facts }).slice(0, PEOPLE)
}

/** What one writes without a thought for speed: both accounts are compiled, and everybody is judged at every application. */
function everybodyEverywhere(live: AccountFacts, changes: readonly DraftChange[], people: readonly Person[]): string {
  const judged = [live, withChanges(live, changes)].map((facts) => {
    const lookup = lookupOf(facts)
    const compiler = compilerFor(lookup)
    const policies = new Map(facts.policies.map((policy) => [policy.id, policy]))
    return facts.apps.map(({ policies: held }) =>
      compileApp(
        held.flatMap(({ id, document }) => document ?? policies.get(id) ?? []),
        lookup,
        compiler,
      ),
    )
  })
  const counts = { gain: 0, lose: 0 }
  for (const { request } of people) {
    const visit = new Visit(request)
    const [before, after] = judged.map((apps) => apps.map((app) => app(visit).access)) as [string[], string[]]
    const became = (one: string, other: string) => before.some((access, at) => access === one && after[at] === other)
    if (became('granted', 'denied')) counts.lose += 1
    else if (became('denied', 'granted')) counts.gain += 1
  }
  return JSON.stringify(counts)
}

function timed(run: () => unknown): number {
  const began = performance.now()
  run()
  return performance.now() - began
}

const outcomeOf = ({ counts: { gain, lose } }: Consequences) => JSON.stringify({ gain, lose })

/** An edit of one document as somebody types it: a person is added, another one with each draft. */
const typed = (kind: 'policies' | 'groups', document: AccountFacts['groups'][number], nth: number): DraftChange[] => [
  {
    action: 'update',
    kind,
    id: document.id,
    document: { ...document, include: [...document.include, { email: { email: `colleague-${nth}@harbour.example` } }] },
  },
]

/** What a draft does to 5,000 people, as it is typed, beside judging everybody at every application twice. */
export function consequences(): Figure[] {
  const facts = factsOf(largeAccount(), NOW)
  const people = peopleOf(facts)
  const reach = (kind: 'policies' | 'groups', id: string) => {
    const changes: DraftChange[] = [{ action: 'delete', kind, id }]
    return reachOf(facts, withChanges(facts, changes), changes).apps.length
  }
  const byReach = facts.groups.toSorted((a, b) => reach('groups', b.id) - reach('groups', a.id))
  const policy = facts.policies.find(({ include }) => include.length >= 1000) ?? facts.policies[0]
  const strict = facts.policies.find(({ id, require }) => (require ?? []).length > 0 && reach('policies', id) > 2)
  const edits = [
    ['policies', policy, 'a policy of 1,000 rules'],
    ['policies', strict, 'a policy that depends on facts we lack'],
    ['groups', byReach[1], `a group that reaches ${reach('groups', byReach[1]?.id ?? '')} applications`],
    ['groups', byReach[0], `a group that reaches ${reach('groups', byReach[0]?.id ?? '')} applications`],
  ] as const
  return edits.flatMap(([kind, document, what]): Figure[] => {
    if (!document) return []
    const first = timed(() => consequencesOf(facts, typed(kind, document, 0), people))
    const samples = Array.from({ length: DRAFTS }, (_, nth) =>
      timed(() => consequencesOf(facts, typed(kind, document, nth + 1), people)),
    )
    const changes = typed(kind, document, 3)
    let plain = ''
    const beside = timed(() => (plain = everybodyEverywhere(facts, changes, people)))
    const same = plain === outcomeOf(consequencesOf(facts, changes, people))
    return [
      {
        what: `5,000 people, ${what}`,
        ours: ms(median(samples)),
        beside: `everybody everywhere ${ms(beside)} (${same ? 'the same answer' : 'ANOTHER ANSWER'}), first draft ${ms(first)}`,
        promise: `≤ ${ALWAYS_AT_MOST} ms`,
        holds: same && median(samples) <= ALWAYS_AT_MOST,
      },
    ]
  })
}
