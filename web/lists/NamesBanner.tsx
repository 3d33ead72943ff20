import { referenceNouns, type ReferenceKind } from '#core/reference'
import { useAccountId, useAccountNames } from '../api/account'
import { refusalOf, WHO_GRANTS } from '../errors/refusal'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'
import { Banner } from '../ui/Banner'

/** Which names could not be read, and why. Sentences then speak of "a login method whose name we could not read". */
export function NamesBanner() {
  const account = useAccountId()
  const { unreadable } = useAccountNames()
  if (unreadable.length === 0) return null
  const kinds = unreadable.map(({ kind }) =>
    kind in referenceNouns ? referenceNouns[kind as ReferenceKind].many : kind,
  )
  const lacking = new Set(unreadable.flatMap(({ error }) => error.body.permission ?? []))
  const others = unreadable.filter(({ error }) => error.body.permission === undefined)
  const advice = new Set(others.map(({ error }) => refusalOf(error).advice))
  return (
    <Banner tone="warning" title={`Names of ${list.format(kinds)} could not be read`}>
      {lacking.size > 0 && (
        <p>
          The token lacks {lacking.size === 1 ? 'a permission' : 'permissions'}:{' '}
          {list.format([...lacking].map((permission) => `“${permission}”`))}. {WHO_GRANTS} The rest of Gatehouse keeps
          working.{' '}
          <AppLink href={paths.settings(account)} className="underline underline-offset-2">
            All permissions
          </AppLink>
        </p>
      )}
      {advice.size > 0 && <p>{[...advice].join(' ')}</p>}
    </Banner>
  )
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })
