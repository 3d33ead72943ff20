import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { documentNoun } from '#core/document-kind'
import type { DocumentAt, Finding, Fix } from '#core/findings/finding'
import { fixTitle, withChosen } from '#core/findings/fixes'
import { useAccountId } from '../../api/account'
import { publishChanges } from '../../api/changes'
import { CountedChanges } from '../../consequences/CountedChanges'
import { ErrorNote } from '../../errors/ErrorNote'
import { paths } from '../../paths'
import { PublishDialog } from '../../publish/PublishDialog'
import { AppLink } from '../../ui/AppLink'
import { Dialog } from '../../ui/Dialog'
import { Skeleton } from '../../ui/Skeleton'
import { FixChoice } from '../FixChoice'
import { SeverityMark } from '../SeverityMark'
import { NewGroups } from './NewGroups'
import { useFix } from './use-fix'

interface Props {
  finding: Finding
  fix: Fix
  /** What the fix changes. */
  at: DocumentAt
  onClose: () => void
}

/** What a fix would change in a policy or group, whom that touches, and its publishing: told like every other publish. */
export function PublishFixDialog({ finding, fix, at, onClose }: Props) {
  const account = useAccountId()
  const [chosen, setChosen] = useState(fix.choice?.best)
  const { kind, id } = at
  const { made, names, error, refetch } = useFix(
    useMemo(() => withChosen(fix, chosen), [fix, chosen]),
    at,
  )
  const apply = useMutation(publishChanges(useQueryClient(), account))
  if (!made) {
    return (
      <Dialog title={fix.label} size="xl" onClose={onClose}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-40 w-full" />}
      </Dialog>
    )
  }
  const { before, after, changes } = made
  return (
    <CountedChanges changes={changes}>
      <PublishDialog
        kind={kind}
        before={before}
        after={after}
        changes={changes}
        names={names}
        title={fixTitle(fix, chosen)}
        undecided={fix.choice && chosen === undefined ? 'Choose first: see above.' : undefined}
        publishing={apply.isPending}
        error={apply.error}
        onPublish={(reasons) =>
          apply.mutate({ changes, ...reasons }, { onSuccess: onClose, onError: () => void refetch() })
        }
        besides={fix.makes && <NewGroups groups={fix.makes} names={names} />}
        onClose={onClose}
      >
        <p className="wrap-anywhere">
          <SeverityMark severity={finding.severity} /> {finding.message}
        </p>
        {fix.choice && <FixChoice choice={fix.choice} chosen={chosen} onChoose={setChosen} />}
        <p className="text-kumo-subtle">
          This changes the {documentNoun[kind]}{' '}
          <AppLink
            href={paths.document(account, kind, id)}
            className="wrap-anywhere text-kumo-link underline underline-offset-2"
          >
            {before.name}
          </AppLink>{' '}
          in Cloudflare at once.
        </p>
      </PublishDialog>
    </CountedChanges>
  )
}
