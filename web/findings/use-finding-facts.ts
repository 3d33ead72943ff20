import { useQuery } from '@tanstack/react-query'
import type { AccountSettings } from '#core/account-settings'
import type { AccountFacts } from '#core/findings/account-facts'
import type { UnreadPart } from '#core/findings/account-facts-body'
import type { Person, Population } from '#core/population'
import type { RuleNote } from '#core/rule-note'
import { useAccountId } from '../api/account'
import type { ApiError } from '../api/api-error'
import { useAccountFacts } from '../api/facts'
import { ruleNotesQuery } from '../api/rule-notes'
import { sessionQuery } from '../api/session'
import { settingsQuery } from '../api/settings'
import { useKnownPeople } from '../consequences/known-people'

/** What could not be looked at: a part of the account, whom we know of, what was said of rules, or what an owner set. */
export interface Unlooked extends Omit<UnreadPart, 'part'> {
  part: UnreadPart['part'] | 'logins' | 'directory' | 'people' | 'notes' | 'settings' | 'session'
}

interface FindingFacts {
  /**
   * The account with whom we know of, as far as that is there: nobody waits for it. The same object while nothing
   * changed. `undefined` while the account itself is read, or when it cannot be.
   */
  facts: AccountFacts | undefined
  /** The same with what a draft must not break, once that can be said. */
  guarded: AccountFacts | undefined
  unread: readonly Unlooked[]
  /** Whom we know of is not there yet: what is found about people comes later. */
  readingPeople: boolean
  /** Nobody asked for the people so far: nothing is looked for that is about them. */
  peopleNotAsked: boolean
  /** Nothing at all could be read. */
  error: ApiError | null
  isPending: boolean
}

/** The account of the page with all that findings are made from. */
export function useFindingFacts(): FindingFacts {
  const account = useAccountId()
  const read = useAccountFacts()
  const { population, notAsked, error: peopleError } = useKnownPeople()
  const notes = useQuery(ruleNotesQuery(account))
  const settings = useQuery(settingsQuery(account))
  const session = useQuery(sessionQuery())
  const added: Added = {
    population,
    notes: notes.data,
    settings: settings.data?.settings,
    // Without the people everybody would seem to be untouched; those whom settings name are known without them.
    actor: population || peopleError ? session.data?.actor : undefined,
  }
  return {
    ...read,
    ...(read.facts ? withAdded(read.facts, added) : { facts: undefined, guarded: undefined }),
    unread: [
      ...read.unread,
      ...(population?.unread ?? []).flatMap(ofSource),
      ...failed('people', peopleError),
      ...failed('notes', notes.error),
      ...failed('settings', settings.error),
      ...failed('session', session.error),
    ],
    readingPeople: !population && !notAsked && !peopleError,
    peopleNotAsked: notAsked,
  }
}

interface Added {
  population: Population | undefined
  /** What was said of rules; until it is there nothing is said of what lacks it. */
  notes: readonly RuleNote[] | undefined
  settings: AccountSettings | undefined
  /** Whoever edits; absent until it can be said whom a draft touches. */
  actor: string | undefined
}

interface Made extends Added {
  facts: AccountFacts
  guarded: AccountFacts
}

const made = new WeakMap<AccountFacts, Made>()

/** One object for each state of what it is made from, by which much is remembered that is worked out from it. */
function withAdded(read: AccountFacts, added: Added): Pick<Made, 'facts' | 'guarded'> {
  const { population, notes, settings, actor } = added
  const known = made.get(read)
  const sameNotes = known?.notes === notes
  if (known && sameNotes && known.population === population && known.settings === settings && known.actor === actor)
    return known
  const same = known && sameNotes && comeFromTheSame(known.facts.population, population)
  const facts = same ? known.facts : { ...read, ...(population && { population }), ...(notes && { notes }) }
  const guarded =
    settings && actor !== undefined
      ? { ...facts, guarded: { settings, actor, people: population?.people ?? [], judged: read } }
      : facts
  const now = { ...added, facts, guarded }
  made.set(read, now)
  return now
}

/**
 * Whether two readings know the same people from the same sources. While last logins are still being asked for they
 * differ in what was asserted there, which findings about people do not look at.
 */
function comeFromTheSame(one: Population | undefined, other: Population | undefined): boolean {
  if (!one || !other) return one === other
  const same = (some: Person, others: Person | undefined) =>
    some.email === others?.email && JSON.stringify(some.sources) === JSON.stringify(others.sources)
  return (
    one.people.length === other.people.length &&
    JSON.stringify(one.unread) === JSON.stringify(other.unread) &&
    one.people.every((person, nth) => same(person, other.people[nth]))
  )
}

const PARTS = { access: 'logins', directory: 'directory' } as const

/** What rules name is told with the account already. */
const ofSource = ({ from, ...why }: Population['unread'][number]): Unlooked[] =>
  from === 'rules' ? [] : [{ part: PARTS[from], ...why }]

function failed(part: Unlooked['part'], error: ApiError | null): Unlooked[] {
  if (!error) return []
  const { message, permission } = error.body
  return [{ part, message, ...(permission !== undefined && { permission }) }]
}
