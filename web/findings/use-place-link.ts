import type { Place } from '#core/findings/finding'
import { useAccountId, useAccountNames } from '../api/account'
import { paths } from '../paths'

/** The page of a policy or group, and its name; `undefined` for what has no page here, such as applications. */
export function usePlaceLink(
  place: Pick<Place, 'kind' | 'id'> | undefined,
): { href: string; name: string } | undefined {
  const account = useAccountId()
  const { nameOf } = useAccountNames()
  if (!place || place.kind === 'apps' || place.kind === 'account') return undefined
  if (place.kind === 'policies') return { href: paths.policy(account, place.id), name: 'the policy' }
  const found = nameOf({ kind: 'groups', id: place.id })
  if (found.state === 'missing') return undefined
  return { href: paths.group(account, place.id), name: found.state === 'named' ? found.name : 'the group' }
}
