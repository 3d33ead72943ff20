import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changesOf, type LiveHelpers } from '#core/any-of-changes'
import { useAccountId, useAccountNames } from '../../api/account'
import { publishChanges } from '../../api/changes'
import type { DocumentResource } from '../../api/document-resource'
import { groupResource } from '../../api/groups'
import { policyResource } from '../../api/policies'
import { ErrorNote } from '../../errors/ErrorNote'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { FixDialog } from '../../findings/FixDialog'
import { paths } from '../../paths'
import { AppLink } from '../../ui/AppLink'
import { Dialog } from '../../ui/Dialog'
import { Skeleton } from '../../ui/Skeleton'
import type { HealthRow } from './health-rows'

/** Those that a fix joins are not known here in their version: a new one is made, and none is deleted. */
const NO_HELPERS: LiveHelpers = { live: () => undefined, uses: () => undefined }

const resources = { policies: policyResource, groups: groupResource } as Record<'policies' | 'groups', DocumentResource>

interface Props {
  row: HealthRow
  fixes: NonNullable<HealthRow['fixes']>
  onClose: () => void
}

/** What a fix would change in a policy or group, and its publishing, from the version that is shown. */
export function PublishFixDialog({ row: { finding, name, policy }, fixes: { kind, id }, onClose }: Props) {
  const account = useAccountId()
  const resource = resources[kind]
  const { data, error, refetch } = useQuery({ ...resource.one(account, id), staleTime: 0 })
  const queries = useQueryClient()
  const update = useMutation(resource.update(queries, account, id))
  const apply = useMutation(publishChanges(queries, account))
  const names = useAccountNames()
  const [closing, setClosing] = useState(false)
  const title = finding.fix?.label ?? 'Fix'
  if (!data) {
    return (
      <Dialog title={title} onClose={onClose}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton className="w-64" />}
      </Dialog>
    )
  }
  const before = data.document
  const after = finding.fix?.apply(before) ?? before
  const anyOfs = finding.fix?.anyOfs
  const { isPending, error: refused } = anyOfs ? apply : update
  const publish = () => {
    setClosing(true)
    const then = { onSuccess: onClose, onError: () => void refetch(), onSettled: () => setClosing(false) }
    if (!anyOfs) return update.mutate({ document: after, etag: data.etag }, then)
    return apply.mutate({ changes: changesOf({ kind, base: data, document: after, anyOfs }, NO_HELPERS, names) }, then)
  }
  const href = kind === 'policies' ? paths.policy(account, id) : paths.group(account, id)
  return (
    <FixDialog
      finding={finding}
      kind={kind}
      before={before}
      after={after}
      anyOfs={anyOfs}
      action={isPending ? 'Publishing…' : 'Publish'}
      pending={closing}
      error={refused && !isPending && <ServerErrorNote error={refused} onRetry={publish} />}
      onConfirm={publish}
      onClose={onClose}
    >
      <p className="text-kumo-subtle">
        This changes the {kind === 'policies' ? 'policy' : 'group'} “{policy?.name ?? name}” in Cloudflare at once.{' '}
        <AppLink href={href} className="text-kumo-link underline underline-offset-2">
          Open it
        </AppLink>{' '}
        to see first who gains and who loses.
      </p>
    </FixDialog>
  )
}
