import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAccountId } from '../../api/account'
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
  const update = useMutation(resource.update(useQueryClient(), account, id))
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
  const publish = () => {
    setClosing(true)
    update.mutate(
      { document: after, etag: data.etag },
      { onSuccess: onClose, onError: () => void refetch(), onSettled: () => setClosing(false) },
    )
  }
  const href = kind === 'policies' ? paths.policy(account, id) : paths.group(account, id)
  return (
    <FixDialog
      finding={finding}
      kind={kind}
      before={before}
      after={after}
      action={update.isPending ? 'Publishing…' : 'Publish'}
      pending={closing}
      error={update.error && !update.isPending && <ServerErrorNote error={update.error} onRetry={publish} />}
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
