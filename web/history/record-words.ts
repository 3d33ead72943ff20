import type { PeopleTouched } from '#core/assessment'
import { documentNoun } from '#core/document-kind'
import type { HistoryRecord } from '#core/history-record'

type Told = Pick<HistoryRecord, 'action' | 'kind' | 'restores' | 'undoes'> & Partial<Pick<HistoryRecord, 'state'>>

const verbs: Record<HistoryRecord['action'], string> = { create: 'made', update: 'changed', delete: 'deleted' }

const wishes: Record<HistoryRecord['action'], string> = { create: 'make', update: 'change', delete: 'delete' }

/** Whether nothing came of it. */
export const cameToNothing = (state: HistoryRecord['state'] | undefined) => state === 'failed' || state === 'not_done'

/** What was done, to follow who did it: "changed the policy", "took back a change of the group". */
export function deedWords({ action, kind, restores, undoes, state }: Told): string {
  const noun = documentNoun[kind]
  if (cameToNothing(state)) {
    const wish = undoes !== undefined || restores !== undefined ? 'set back' : wishes[action]
    return `${state === 'failed' ? 'tried' : 'wanted'} to ${wish} the ${noun}`
  }
  if (undoes !== undefined) {
    return {
      create: `brought back the ${noun}`,
      update: `took back a change of the ${noun}`,
      delete: `took back the making of the ${noun}`,
    }[action]
  }
  if (restores !== undefined) {
    return action === 'create' ? `brought back the ${noun}` : `restored an earlier version of the ${noun}`
  }
  return `${verbs[action]} the ${noun}`
}

/** What was done by a set, to follow who did it: "made 3 changes together". */
export function setWords(records: readonly Told[]): string {
  const what = records.every(({ undoes }) => undoes !== undefined)
    ? 'took back'
    : records.every(({ restores }) => restores !== undefined)
      ? 'restored'
      : 'made'
  return `${what} ${records.length} changes together`
}

/** What a set was about: "Staff", "Staff and Crew", "Staff, Crew and 3 more". */
export function setNames(names: readonly string[]): string {
  const shown = names.slice(0, names.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED)
  const more = names.length - shown.length
  return list.format(more > 0 ? [...shown, `${more} more`] : shown)
}

const MOST_NAMED = 3

/** Records, newest first, as what was published together, each set in the order in which it was written. */
export function setsOf<Record extends Pick<HistoryRecord, 'set' | 'origin'>>(
  records: readonly Record[],
): [Record, ...Record[]][] {
  const sets: [Record, ...Record[]][] = []
  for (const record of records) {
    const last = sets.at(-1)
    const isTogether = record.origin === 'gatehouse' && last?.[0].set === record.set
    if (last && isTogether) last.unshift(record)
    else sets.push([record])
  }
  return sets
}

/**
 * Who did it, as the beginning of a sentence.
 * @param me the name under which the person on the page is known to the server
 */
export function whoWords({ actor, origin }: Pick<HistoryRecord, 'actor' | 'origin'>, me: string | undefined): string {
  if (actor === undefined) return 'Somebody'
  if (actor === me && origin === 'gatehouse') return 'You'
  return actor === 'local' ? 'Somebody at this computer' : actor
}

const one = new Intl.PluralRules('en')
const people = (count: number) => `${count.toLocaleString('en')} ${one.select(count) === 'one' ? 'person' : 'people'}`

/** Who was touched, as a sentence; `undefined` when nobody was looked for. */
export function touchedWords(touched: PeopleTouched | undefined): string | undefined {
  if (!touched) return undefined
  const { gain, lose, cannotTell, missing = [] } = touched
  const parts = [
    gain > 0 && `${people(gain)} gained access`,
    lose > 0 && `${people(lose)} lost ${gain > 0 ? 'it' : 'access'}`,
    cannotTell > 0 &&
      `of ${people(cannotTell)} it cannot be told${gain + lose > 0 ? '' : ' whether they gained or lost access'}`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return 'Nobody we know gained or lost access.'
  const sentence = `${list.format(parts)}.`
  const why = missing.length > 0 && cannotTell > 0 ? ` That depends on ${list.format(missing)}.` : ''
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${why}`
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })
