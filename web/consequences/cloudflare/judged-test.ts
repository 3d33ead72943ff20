import { namesOf } from '#core/account-names'
import { withChanges, type DraftChange } from '#core/draft-change'
import type { AccountFacts } from '#core/findings/account-facts'
import { writeJson } from '#core/json'
import { words, type Phrase } from '#core/phrase'
import type { TestedPerson } from '#core/policy-test'
import type { Person } from '#core/population'
import { compareAnswers, type ComparedPerson } from '#core/test-comparison'
import { policyTestOf } from '#core/tested-policies'
import type { Compared, ComparedRows, TestGiven } from '../questions'

/** More people of one kind than these are counted, not listed. */
const MOST_LISTED = 500

/** What Cloudflare is to be given; see `policyTestOf`. */
export function testFor(live: AccountFacts, changes: readonly DraftChange[], app: string | undefined): TestGiven {
  const test = policyTestOf(live, changes, app)
  if (!test.possible) return test
  const { about, before, after } = test
  return { possible: true, about, before: writeJson(before.policies), after: writeJson(after.policies) }
}

interface Asked {
  app?: string
  before?: readonly TestedPerson[]
  after?: readonly TestedPerson[]
}

/** Cloudflare's answers beside ours, for each person of whom they are not the same with the reason of ours. */
export function comparedRows(
  { live, people }: { live: AccountFacts; people: readonly Person[] },
  changes: readonly DraftChange[],
  { app, before, after }: Asked,
): Compared {
  const test = policyTestOf(live, changes, app)
  if (!test.possible) throw new Error(test.why)
  const byAddress = (told: readonly TestedPerson[]) => new Map(told.map((one) => [one.email, one]))
  const answers = { ...(before && { before: byAddress(before) }), ...(after && { after: byAddress(after) }) }
  const { differ, told, failed, ...counts } = compareAnswers(test, answers, people)
  const names = { before: namesOf(live), after: namesOf(withChanges(live, changes)) }
  const whyOf = (one: ComparedPerson): Phrase => {
    const side = sideToExplain(one)
    const other = side === 'after' ? 'before' : 'after'
    const whyOn = (which: 'before' | 'after') => test[which].why(one.person.request, names[which])
    // What cannot be told is never said without the fact that lacks.
    const open = one[other]?.ours === 'unknown' && one[side]?.ours !== 'unknown'
    const lead = other === 'before' ? ' As it is now: ' : ' Under the draft: '
    return open ? [...whyOn(side), words(lead), ...whyOn(other)] : whyOn(side)
  }
  const rows = (all: readonly ComparedPerson[]): ComparedRows => ({
    total: all.length,
    rows: all.slice(0, MOST_LISTED).map((one) => ({ ...one, why: whyOf(one) })),
  })
  return { ...counts, differ: rows(differ), told: rows(told), failed: rows(failed) }
}

/** The draft, unless the answers differ only as it is now. */
function sideToExplain({ before, after }: ComparedPerson): 'before' | 'after' {
  if (after && after.theirs !== after.ours) return 'after'
  return before && before.theirs !== before.ours ? 'before' : 'after'
}
