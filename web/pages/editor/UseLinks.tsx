import { useState } from 'react'
import type { Use } from '#core/account-data'
import { useAccountId } from '../../api/account'
import { paths } from '../../paths'
import { AppLink } from '../../ui/AppLink'
import { Button } from '../../ui/Button'

const STEP = 12

/** What uses a thing, by name. Policies and groups lead to their page; applications have none here. */
export function UseLinks({ uses }: { uses: readonly Use[] }) {
  const [shown, setShown] = useState(STEP)
  const more = uses.length - shown
  return (
    <ul className="mt-1 flex list-disc flex-col gap-0.5 pl-5">
      {uses.slice(0, shown).map((use) => (
        <li key={`${use.kind} ${use.id}`} className="wrap-anywhere">
          <UseLink use={use} />
        </li>
      ))}
      {more > 0 && (
        <li className="list-none">
          <Button size="sm" variant="ghost" onClick={() => setShown(uses.length)}>
            Show {more} more
          </Button>
        </li>
      )}
    </ul>
  )
}

const nouns: Record<Use['kind'], string> = { policies: 'policy', groups: 'group', apps: 'application' }

function UseLink({ use: { kind, id, name, own } }: { use: Use }) {
  const account = useAccountId()
  if (kind === 'apps') return `${name} (${nouns[kind]}${own ? ', in a policy of its own' : ''})`
  const href = kind === 'groups' ? paths.group(account, id) : paths.policy(account, id)
  return (
    <>
      <AppLink href={href} className="text-kumo-link underline underline-offset-2">
        {name}
      </AppLink>{' '}
      ({nouns[kind]})
    </>
  )
}
