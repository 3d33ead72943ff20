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
const NEEDED: Partial<Record<UnreadPart['part'], string>> = {
  policies: 'the policies',
  groups: 'the groups',
  apps: 'the applications',
}

/** Why nobody can be counted; empty while it may still be read, or is there. */
export function whyNotCounted(
  facts: Reading & { unread: readonly UnreadPart[]; isPending: boolean },
  people: Reading,
): Unread[] {
  const reasons: Unread[] = []
  if (!facts.there && !facts.isPending) {
    if (facts.error) reasons.push(unread('The account', facts.error.body))
    else reasons.push(...partsUnread(facts.unread))
  }
  if (!people.there && people.error) reasons.push(unread('The people we know of', people.error.body))
  return reasons
}

/** What is not there for one reason is told in one sentence. */
function partsUnread(parts: readonly UnreadPart[]): Unread[] {
  const whats = new Map<string, string[]>()
  for (const { part, message } of parts) {
    const what = NEEDED[part]
    if (what !== undefined) whats.set(message, [...(whats.get(message) ?? []), what])
  }
  return [...whats].flatMap(([message, what]) => {
    const named = new Intl.ListFormat('en').format(what)
    const reason = parts.find((one) => one.message === message)
    return reason ? [unread(`${named.charAt(0).toUpperCase()}${named.slice(1)}`, reason)] : []
  })
}

const unread = (what: string, { message, permission }: Unread): Unread => ({
  message: `${what} could not be read. ${message}`,
  ...(permission !== undefined && { permission }),
})

/** The reason in words, with the permission that is missing. */
export const unreadWords = ({ message, permission }: Unread): string =>
  permission !== undefined && !message.includes(permission) ? `${message} It takes “${permission}”.` : message
