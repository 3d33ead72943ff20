import type { ErrorBody } from '#core/errors'
import type { UnreadPart } from '#core/findings/account-facts-body'

/** Why something could not be read: a whole sentence, and the permission that it takes where one is missing. */
export type Unread = Pick<ErrorBody, 'message' | 'permission'>

/** A reading of the page: what it came to, or why there is nothing. */
interface Reading {
  there: boolean
  error: { body: Unread } | null
}

/** Without these parts of an account nobody's access can be told. */
const NEEDED: readonly UnreadPart['part'][] = ['policies', 'groups', 'apps']

/** Why nobody can be counted; empty while it may still be read, or is there. */
export function whyNotCounted(
  facts: Reading & { unread: readonly UnreadPart[]; isPending: boolean },
  people: Reading,
): Unread[] {
  const reasons: Unread[] = []
  if (!facts.there && !facts.isPending) {
    const parts = facts.unread.filter(({ part }) => NEEDED.includes(part))
    reasons.push(...(facts.error ? [facts.error.body] : parts))
  }
  if (!people.there && people.error) reasons.push(people.error.body)
  return [...new Map(reasons.map(({ message, permission }) => [message, only(message, permission)])).values()]
}

const only = (message: string, permission: string | undefined): Unread =>
  permission === undefined ? { message } : { message, permission }

/** The reason in words, with the permission that is missing. */
export const unreadWords = ({ message, permission }: Unread): string =>
  permission !== undefined && !message.includes(permission) ? `${message} It takes “${permission}”.` : message
