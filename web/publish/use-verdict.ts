import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DocumentChange } from '#core/change-set'
import { useAccountId } from '../api/account'
import { assessmentQuery } from '../api/assess'
import { sessionQuery } from '../api/session'
import { settingsQuery } from '../api/settings'
import { publisherElse, stopOf, type Said } from './publish-stop'
import type { Reasons } from './reasons'

interface Asked {
  /** What has to be typed where a name must be typed. */
  name: string
  /** Who asked for it to be published, where somebody did. */
  proposedBy?: string | undefined
}

/**
 * How the server judges changes before they are published, what the person says to it, and what still stands in the
 * way. Without changes there is nothing to judge: a group of a domain is not of the account.
 */
export function useVerdict(changes: readonly DocumentChange[], { name, proposedBy }: Asked) {
  const account = useAccountId()
  const [said, setSaid] = useState<Said>({ reason: '', override: false, typed: '' })
  const { data: session } = useQuery(sessionQuery())
  const { data: settings } = useQuery(settingsQuery(account))
  const { data, error } = useQuery(assessmentQuery(account, changes))
  const body = changes.length === 0 || error ? null : data
  const role = session?.role ?? 'viewer'
  const publishing = settings?.settings.publishing
  const bySomebodyElse = proposedBy !== undefined && proposedBy.toLowerCase() !== session?.actor.toLowerCase()
  const judged = { body, publishing, role, bySomebodyElse }
  return {
    body,
    error,
    role,
    name,
    said,
    setSaid,
    stop: changes.length === 0 ? undefined : stopOf(judged, said, name),
    /** Such a change is published by somebody else, who can be asked. */
    forSomebodyElse: body !== undefined && changes.length > 0 && publisherElse(judged) !== undefined,
    reasons: reasonsOf(said),
  }
}

export type JudgedPublish = ReturnType<typeof useVerdict>

function reasonsOf({ reason, override }: Said): Reasons {
  const why = reason.trim()
  if (why === '') return {}
  return { reason: why, ...(override && { override: { reason: why } }) }
}
