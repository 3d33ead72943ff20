import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAccountId } from '../../api/account'
import { publishChanges } from '../../api/changes'
import { CountedChanges } from '../../consequences/CountedChanges'
import { ErrorNote } from '../../errors/ErrorNote'
import { SeverityMark } from '../../findings/SeverityMark'
import { paths } from '../../paths'
import { PublishDialog } from '../../publish/PublishDialog'
import { AppLink } from '../../ui/AppLink'
import { Dialog } from '../../ui/Dialog'
import { Skeleton } from '../../ui/Skeleton'
import type { HealthRow } from './health-rows'
import { useFix } from './use-fix'

interface Props {
  row: HealthRow
  fixes: NonNullable<HealthRow['fixes']>
  onClose: () => void
}

/** What a fix would change in a policy or group, whom that touches, and its publishing: told like every other publish. */
export function PublishFixDialog({ row, fixes: { kind, id }, onClose }: Props) {
  const account = useAccountId()
  const { finding, name, policy } = row
  const { made, names, error, refetch } = useFix(finding.fix, { kind, id })
  const apply = useMutation(publishChanges(useQueryClient(), account))
  const title = finding.fix?.label ?? 'Fix'
  if (!made) {
    return (
      <Dialog title={title} size="xl" onClose={onClose}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-40 w-full" />}
      </Dialog>
    )
  }
  const { before, after, changes } = made
  const href = kind === 'policies' ? paths.policy(account, id) : paths.group(account, id)
  return (
    <CountedChanges changes={changes}>
      <PublishDialog
        kind={kind}
        before={before}
        after={after}
        changes={changes}
        names={names}
        title={title}
        publishing={apply.isPending}
        error={apply.error}
        onPublish={(reasons) =>
          apply.mutate({ changes, ...reasons }, { onSuccess: onClose, onError: () => void refetch() })
        }
        onClose={onClose}
      >
        <p className="wrap-anywhere">
          <SeverityMark severity={finding.severity} /> {finding.message}
        </p>
        <p className="text-kumo-subtle">
          This changes the {kind === 'policies' ? 'policy' : 'group'}{' '}
          <AppLink href={href} className="text-kumo-link underline underline-offset-2">
            {policy?.name ?? name}
          </AppLink>{' '}
          in Cloudflare at once.
        </p>
      </PublishDialog>
    </CountedChanges>
  )
}
