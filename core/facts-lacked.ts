import type { AppEffect, PersonEffect } from './consequences'
import { withChanges, type DraftChange } from './draft-change'
import { explanationFor } from './effect-reason'
import type { MissingFact } from './explain'
import type { AccountFacts } from './findings/account-facts'
import type { Phrase } from './phrase'
import type { Names } from './selector'

/** The facts that lack where it cannot be told what becomes of some people. */
export interface FactsLacked {
  /** A noun phrase each, with how many people it would tell of; the most frequent first. One person may lack several. */
  facts: { what: Phrase; people: number }[]
  /** How many people were asked about; all of whom it cannot be told, or the first of them. */
  asked: number
  /** Of how many people it cannot be told. */
  people: number
}

/** Each is explained for itself while somebody may be typing, so that of very many people the first must do. */
const MOST_ASKED = 50

interface Asked {
  live: AccountFacts
  changes: readonly DraftChange[]
  /** What the changes do to people. */
  effects: readonly PersonEffect[]
  names: Names
}

/**
 * Which facts lack at an application, for those of whom it cannot be told what the changes do there; where that can be
 * told of everybody, for those of whom it cannot be told whether they get in, now as before.
 */
export function factsLackedAt(appId: string, asked: Asked): FactsLacked {
  const there = asked.effects.flatMap((row) => {
    const at = row.apps.find(({ app }) => app.id === appId)
    return at ? [{ row, at }] : []
  })
  const changed = there.filter(({ at }) => at.effect === 'cannot-tell')
  return lackedBy(changed.length > 0 ? changed : there.filter(({ at }) => at.after === 'unknown'), asked, MOST_ASKED)
}

/** Which facts lack for those of whom it cannot be told what the changes do to them at all. */
export function factsLackedAnywhere(asked: Asked, most = MOST_ASKED): FactsLacked {
  const open = asked.effects.flatMap((row) => {
    const at = row.apps.find(({ effect }) => effect === 'cannot-tell')
    return row.effect === 'cannot-tell' && at ? [{ row, at }] : []
  })
  return lackedBy(open, asked, most)
}

function lackedBy(
  open: readonly { row: PersonEffect; at: AppEffect }[],
  { live, changes, names }: Asked,
  most: number,
): FactsLacked {
  const sides = [withChanges(live, changes), live]
  // As the reason of an effect tells them: those that lack under the draft, else those that lack as it is now.
  const missingFor = ({ row, at }: (typeof open)[number]): MissingFact[] => {
    for (const facts of sides) {
      const missing = explanationFor(facts, row.person, at.app.id, names)?.missing ?? []
      if (missing.length > 0) return missing
    }
    return []
  }
  const asked = open.slice(0, most)
  const found = new Map<string, { what: Phrase; people: number }>()
  for (const one of asked)
    for (const { what } of missingFor(one)) {
      // Two things may bear one name, so what the words point to counts too.
      const key = JSON.stringify(what)
      found.set(key, { what, people: (found.get(key)?.people ?? 0) + 1 })
    }
  const facts = [...found.values()].toSorted((a, b) => b.people - a.people)
  return { facts, asked: asked.length, people: open.length }
}
