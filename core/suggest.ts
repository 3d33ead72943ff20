import type { DirectoryGroup, KnownPerson, PickerRow } from './account-data'
import type { Decision } from './decision'
import { textOf } from './phrase'
import type { ReferenceKind } from './reference'
import { valueIdentity } from './rule-identity'
import { ruleWords } from './rule-words'
import { CATEGORIES, type Fit, type Selector } from './selector'
import { selectors } from './selectors'
import { candidatesOf } from './suggest-candidates'
import { closeness, foldedWords, haystack } from './text-match'

/** What the account holds that can be offered. A kind that is absent could not be read: nothing of it is offered. */
export interface SuggestSources {
  people: KnownPerson[]
  rows: Partial<Record<ReferenceKind, PickerRow[]>>
  directoryGroups: DirectoryGroup[]
}

export interface Suggestion {
  /** Equal for two suggestions that say the same. */
  id: string
  selector: Selector
  value: Record<string, unknown>
  title: string
  /** What tells it from others of the same title; may be empty. */
  detail: string
  /** It can be added at once; otherwise its row opens to be filled in. */
  complete: boolean
  /** Whether it works under the decision; without a decision everything does. */
  fit: Fit
}

const MOST = 50
/** So many of one selector at most: 5,000 people must not hide the country of the same name. */
const MOST_OF_ONE = 8

/** The place of a suggestion: the lower, the earlier. Matches of `closeness` are 0, 1 and 2. */
const RANK = { complete: -2, choice: -1, unfinished: 1.5, selector: 1, derived: 0.5 } as const

type Ranked = Omit<Suggestion, 'fit'> & { rank: number }

/**
 * What the "add a rule" box offers for typed text, best first: the value that the text spells, then people, domains,
 * things of the account and choices whose words begin with it or hold it, then selectors by name. For empty text: each
 * selector, by category. What cannot work under the decision comes last, with the reason in `fit`.
 */
export function suggest(typed: string, sources: SuggestSources, decision?: Decision): Suggestion[] {
  const text = typed.trim()
  const found = text === '' ? allSelectors : matching(text, sources)
  const fitted = found.map(({ id, selector, value, title, detail, complete }): Suggestion => {
    const fit: Fit = decision ? selector.decisions[decision] : { fits: 'yes' }
    return { id, selector, value, title, detail, complete, fit }
  })
  const last = ({ fit }: Suggestion) => fit.fits === 'no'
  return [...fitted.filter((one) => !last(one)), ...fitted.filter(last)].slice(0, MOST)
}

function matching(text: string, sources: SuggestSources): Ranked[] {
  const typed = foldedWords(text)
  const found = new Map<string, Ranked>()
  const add = (suggestion: Ranked) => {
    const same = found.get(suggestion.id)
    if (!same) found.set(suggestion.id, suggestion)
    // The known person stays the person, in the place of the address that was typed.
    else if (suggestion.rank < same.rank) found.set(suggestion.id, { ...same, rank: suggestion.rank })
  }
  for (const candidates of candidatesOf(sources)) {
    const room = new Map<string, number>()
    for (const { hay, derived, ...candidate } of candidates) {
      const close = closeness(hay, typed)
      if (close === undefined) continue
      const rank = derived ? close + RANK.derived : close
      const slot = `${rank} ${candidate.selector.key}`
      const left = room.get(slot) ?? MOST_OF_ONE
      if (left > 0) add({ ...candidate, complete: true, rank })
      room.set(slot, left - 1)
    }
  }
  for (const suggestion of spelled(text)) add(suggestion)
  for (const { hay, suggestion } of selectorsByName) {
    const rank = closeness(hay, typed)
    if (rank !== undefined) add({ ...suggestion, rank: rank + RANK.selector })
  }
  return limited([...found.values()].toSorted((a, b) => a.rank - b.rank))
}

/** At most so many of each selector, the best of them. */
function limited(sorted: readonly Ranked[]): Ranked[] {
  const counts = new Map<Selector, number>()
  return sorted.filter(({ selector }) => {
    const count = (counts.get(selector) ?? 0) + 1
    counts.set(selector, count)
    return count <= MOST_OF_ONE
  })
}

/** What the text itself spells: an address, a domain, a network, whole or begun. */
function spelled(text: string): Ranked[] {
  return selectors.flatMap((selector): Ranked[] => {
    const found = selector.recognise?.(text)
    if (!found) return []
    const { value, complete } = found
    const choice = Object.values(selector.fields).every(({ kind }) => kind === 'choice')
    return [
      {
        id: complete ? valueIdentity(selector, value) : `unfinished:${selector.key}`,
        selector,
        value,
        title: textOf(ruleWords({ [selector.key]: value }, { nameOf: () => ({ state: 'unread' }) }).who),
        detail: complete ? '' : selector.help,
        complete,
        rank: complete ? (choice ? RANK.choice : RANK.complete) : RANK.unfinished,
      },
    ]
  })
}

const selectorsByName = selectors.map((selector) => {
  const { key, plain, label, help, fields } = selector
  const complete = Object.keys(fields).length === 0
  const suggestion: Ranked = {
    id: `selector:${key}`,
    selector,
    value: {},
    title: plain,
    detail: help,
    complete,
    rank: 0,
  }
  return { hay: haystack([plain, label]), suggestion }
})

const allSelectors: Ranked[] = CATEGORIES.flatMap((category) =>
  selectorsByName
    .filter(({ suggestion }) => suggestion.selector.category === category)
    .map(({ suggestion }) => suggestion),
)
