import type { GuardSentence } from './account-settings'
import { namesOf } from './account-names'
import { explanationFor } from './effect-reason'
import type { MissingFact } from './explain'
import { dependsOn } from './explain-words'
import type { AccountFacts } from './findings/account-facts'
import { judgeOf } from './judge'
import { outsidersAt, type Outsiders } from './outsiders'
import { chosen, pointedAt, words, type Phrase } from './phrase'
import { personNamed, type Person } from './population'
import type { NameLookup } from './reference'
import { visitOf } from './visit-of'

/** Whether a guard sentence is true of an account. */
export interface GuardVerdict {
  verdict: 'holds' | 'broken' | 'cannot-tell'
  /** Whole sentences. */
  reason: Phrase
  /** Who breaks it, or of whom it cannot be told: addresses, or "anyone at gmail.com". */
  people: string[]
  /** What would have to be known to tell. */
  missing: MissingFact[]
}

/** A guard sentence in words, as a person reads it. */
export function guardWords(guard: GuardSentence, { nameOf }: { nameOf: NameLookup }): Phrase {
  const app = pointedAt('apps', guard.app, nameOf)
  if (guard.says === 'always-open') return [chosen(guard.email), words(' can always open '), ...app]
  const domains = guard.domains.flatMap((domain, at): Phrase => [
    ...(at === 0 ? [] : [words(at === guard.domains.length - 1 ? ' and ' : ', ')]),
    chosen(domain),
  ])
  return [words('Nobody outside '), ...domains, words(' can open '), ...app]
}

/**
 * Whether a guard sentence is true of the account. *Always open* is judged for a visit as it was at the last login,
 * with what is known of it. *Nobody outside* is proven for every address there can be, not only for the people known.
 */
export function judgeGuard(guard: GuardSentence, facts: AccountFacts, people: readonly Person[]): GuardVerdict {
  if (!judgeOf(facts).app(guard.app))
    return {
      verdict: 'cannot-tell',
      reason: [words('The application that this is about no longer exists. Remove the sentence, or write it anew.')],
      people: [],
      missing: [],
    }
  return guard.says === 'always-open' ? alwaysOpen(guard, facts, people) : nobodyOutside(guard, facts, people)
}

function alwaysOpen(
  { email, app }: Extract<GuardSentence, { says: 'always-open' }>,
  facts: AccountFacts,
  people: readonly Person[],
): GuardVerdict {
  const person = people.find((one) => one.email === email.toLowerCase()) ?? personNamed(email)
  const told = explanationFor(facts, person, app, namesOf(facts))
  const access = told?.outcome.access ?? 'unknown'
  const verdict = access === 'granted' ? 'holds' : access === 'denied' ? 'broken' : 'cannot-tell'
  const asAt: Phrase =
    person.factsAt === undefined ? [] : [words(' This is judged by what was known at the last login.')]
  return {
    verdict,
    reason: [...(told?.reason ?? []), ...asAt],
    people: verdict === 'holds' ? [] : [person.email],
    missing: told?.missing ?? [],
  }
}

/** Of whom it cannot be told, and on what it depends for the first of them. */
function perhapsReason({ perhaps, missing }: Outsiders): Phrase {
  const [first = ''] = perhaps
  const whose: Phrase = perhaps.length > 1 ? [words('For '), chosen(first), words(' it ')] : [words('It ')]
  const why: Phrase = missing.length > 0 ? [words(' '), ...whose, ...dependsOn(missing), words('.')] : []
  return [words('Cannot tell whether '), chosen(perhaps.slice(0, 3).join(', ')), words(' can get in.'), ...why]
}

function nobodyOutside(
  { domains, app }: Extract<GuardSentence, { says: 'nobody-outside' }>,
  facts: AccountFacts,
  people: readonly Person[],
): GuardVerdict {
  const inside = new Set(domains.map((domain) => domain.toLowerCase()))
  const found = outsidersAt(app, inside, facts)
  const judged = judgeOf(facts).app(app)
  const known = people.filter(
    (person) => !inside.has(visitOf(person).domain ?? '') && judged?.outcome(visitOf(person)).access === 'granted',
  )
  const surely = [...new Set([...known.map(({ email }) => email), ...found.surely])]
  if (surely.length > 0) {
    const shown = surely.slice(0, 3).join(', ')
    const more = surely.length > 3 ? ` and ${surely.length - 3} more` : ''
    return {
      verdict: 'broken',
      reason: [words('Those who can get in: '), chosen(`${shown}${more}`), words('.')],
      people: surely,
      missing: [],
    }
  }
  if (found.perhaps.length === 0)
    return { verdict: 'holds', reason: [words('No address outside can get in.')], people: [], missing: [] }
  return {
    verdict: 'cannot-tell',
    reason: perhapsReason(found),
    people: found.perhaps,
    missing: found.missing,
  }
}
