import type { UnreadPart } from '#core/findings/account-facts-body'

const nouns: Record<UnreadPart['part'], string> = {
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
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

/** What could not be read, and so was not looked at; nothing when all was read. */
export function UnreadParts({ unread }: { unread: readonly UnreadPart[] }) {
  if (unread.length === 0) return null
  const reasons = [...new Set(unread.map(({ message }) => message))]
  return (
    <div className="flex flex-col gap-1 text-sm text-kumo-subtle">
      <p>
        Not looked at, because it could not be read: {listed.format(unread.map(({ part }) => nouns[part]))}. There may
        be more to find.
      </p>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </div>
  )
}
