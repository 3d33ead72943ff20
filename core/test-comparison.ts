import { effectOn, noCounts, type Access, type Effect, type EffectCounts } from './consequences'
import { personNamed, type Person } from './population'
import type { TestedPerson } from './policy-test'
import type { PolicyTest, TestedSide } from './tested-policies'
import { visitOf } from './visit-of'

/** What Cloudflare's test says of one person on one side, and what we say. `unknown`: could not be judged, or told. */
export interface BothAnswers {
  theirs: Access
  ours: Access
}

/** One person under both judges; a side that was not tested yet is absent. */
export interface ComparedPerson {
  person: Person
  before?: BothAnswers
  after?: BothAnswers
  /** What the draft does to this person by Cloudflare's answers; absent until there are both. */
  effect?: Effect
}

/** Cloudflare's own answers beside ours, each person in one of the four. */
export interface Comparison {
  /** Both are sure, and not of the same. */
  differ: ComparedPerson[]
  /** We cannot tell, and Cloudflare can. */
  told: ComparedPerson[]
  /** Cloudflare could not judge them. */
  failed: ComparedPerson[]
  agree: number
  /** What the draft does by Cloudflare's answers, of those for whom there are both; `out` is not counted. */
  counts: EffectCounts
  /** People we know of whom the test did not have: they never logged in, or are not tested yet. */
  untested: number
}

/** What the tests of both sides came to so far, by address in lower case; absent = not asked. */
export type Answers = Partial<Record<'before' | 'after', ReadonlyMap<string, TestedPerson>>>

/**
 * Cloudflare's answers beside ours. An error of Cloudflare's is “cannot tell”, never “kept out”. On a side without
 * policies nobody gets in, which needs no asking. Whom we do not know is judged by the address alone.
 */
export function compareAnswers(
  test: Extract<PolicyTest, { possible: true }>,
  answers: Answers,
  people: readonly Person[],
): Comparison {
  const known = new Map(people.map((person) => [person.email, person]))
  const tested = new Map([...(answers.before ?? []), ...(answers.after ?? [])])
  const result: Comparison = { differ: [], told: [], failed: [], agree: 0, counts: noCounts(), untested: 0 }
  for (const email of [...tested.keys()].toSorted()) {
    const person = known.get(email) ?? { ...personNamed(email), ...nameOf(tested.get(email)) }
    const sides = {
      before: bothAnswers(test.before, answers.before, person),
      after: bothAnswers(test.after, answers.after, person),
    }
    const { before, after } = sides
    const effect = before && after && effectOn(before.theirs, after.theirs, () => true)
    if (effect && effect !== 'out') result.counts[effect] += 1
    const compared = { person, ...(before && { before }), ...(after && { after }), ...(effect && { effect }) }
    const given = [before, after].filter((side) => side !== undefined)
    if (given.some(({ theirs, ours }) => theirs !== 'unknown' && ours !== 'unknown' && theirs !== ours))
      result.differ.push(compared)
    else if (given.some(({ theirs }) => theirs === 'unknown')) result.failed.push(compared)
    else if (given.some(({ ours }) => ours === 'unknown')) result.told.push(compared)
    else result.agree += 1
  }
  result.untested = people.filter(({ email }) => !tested.has(email)).length
  return result
}

const nameOf = (tested: TestedPerson | undefined) => (tested?.name === undefined ? {} : { name: tested.name })

function bothAnswers(
  side: TestedSide,
  answers: ReadonlyMap<string, TestedPerson> | undefined,
  person: Person,
): BothAnswers | undefined {
  const theirs = side.policies.length === 0 ? 'denied' : answers?.get(person.email)?.access
  return theirs && { theirs, ours: side.access(visitOf(person)) }
}
