import type { Unlooked } from './use-finding-facts'

const nouns: Record<Unlooked['part'], string> = {
  policies: 'policies',
  groups: 'groups',
  apps: 'applications',
  lists: 'lists',
  list_items: 'what some lists hold',
  identity_providers: 'login methods',
  service_tokens: 'machine keys',
  posture_checks: 'device checks',
  directory_groups: 'groups of directories',
  organization: 'settings of the organization',
  logins: 'who logged in, and when',
  directory: 'people in directories',
  people: 'people we know of',
  notes: 'why rules are there, and until when',
  settings: 'what must not break, as set in Gatehouse',
  session: 'what you would lose yourself',
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

interface Props {
  unread: readonly Unlooked[]
  /** Whom we know of is not there yet. */
  readingPeople?: boolean
}

/** What could not be read, and so was not looked at, or is still being read; nothing when all was looked at. */
export function UnreadParts({ unread, readingPeople = false }: Props) {
  if (unread.length === 0 && !readingPeople) return null
  const reasons = [...new Set(unread.map(reasonOf))]
  const parts = [...new Set(unread.map(({ part }) => nouns[part]))]
  return (
    <div className="flex flex-col gap-1 text-sm text-kumo-subtle">
      {readingPeople && <p>The people we know of are still being read: what is found about them comes in a moment.</p>}
      {parts.length > 0 && (
        <p>
          Could not be read, or not all of it, and so was not looked at: {listed.format(parts)}. There may be more to
          find.
        </p>
      )}
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </div>
  )
}

const reasonOf = ({ message, permission }: Unlooked) =>
  permission === undefined || message.includes(permission) ? message : `${message} It takes “${permission}”.`
