import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Use } from '#core/account-data'
import type { AccessDocument } from '#core/document-kind'
import { useAccountId } from '../../../api/account'
import { publishChanges } from '../../../api/changes'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Skeleton } from '../../../ui/Skeleton'
import { usesCounted } from '../use-words'
import { ServerErrorNote } from '../../../errors/ServerErrorNote'
import { UseLinks } from '../UseLinks'
import { ChangeReport } from '../../../publish/ChangeReport'
import { GuardList } from '../../../publish/GuardList'
import { NewFindings } from '../../../publish/NewFindings'
import { PublishReasons } from '../../../publish/PublishReasons'
import { TouchedByDelete } from '../../../publish/TouchedByDelete'
import { useVerdict } from '../../../publish/use-verdict'
import { DetachedUses } from './DetachedUses'
import { useDetach, type DetachPlan } from './use-detach'

interface Props {
  group: AccessDocument
  /** The version that is to be deleted: if it changed meanwhile, nothing is. */
  etag: string
  /** What uses the group, as far as known: at least one thing. */
  uses: readonly Use[]
  onDeleted: () => void
  onClose: () => void
}

/** A group that is still used can go all the same: out of everything that uses it, in one go, shown before. */
export function DetachAndDelete({ group, etag, uses, onDeleted, onClose }: Props) {
  const plan = useDetach(group, etag, uses)
  const verdict = useVerdict(plan.state === 'ready' ? plan.changes : [], { name: group.name })
  const apply = useMutation(publishChanges(useQueryClient(), useAccountId()))
  // A callback of `mutate` would be lost with this dialog, which goes as soon as nothing uses the group any more.
  const confirm = async () => {
    if (plan.state !== 'ready') return
    try {
      await apply.mutateAsync({ changes: plan.changes, ...verdict.reasons })
    } catch {
      // Shown below, as `apply.error`.
      return
    }
    onDeleted()
  }
  const report = apply.error?.body.changes
  return (
    <Dialog
      title={`Delete ${group.name}?`}
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{report ? 'Close' : 'Cancel'}</Button>
          <Button
            variant="destructive"
            loading={apply.isPending}
            disabledReason={notNow(plan) ?? verdict.stop}
            onClick={() => void confirm()}
          >
            {apply.isPending ? 'Changing…' : 'Take it out and delete it'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-base">
        {apply.error && !apply.isPending && (
          <>
            <ServerErrorNote error={apply.error} onRetry={() => void confirm()} />
            {report && <ChangeReport changes={report} onUndo={(undo) => apply.mutate({ changes: undo })} />}
          </>
        )}
        <p>
          Still used by {usesCounted(uses)}. It can be taken out of {uses.length === 1 ? 'it' : 'all of them'} and then
          deleted, as one change. The group itself cannot be brought back.
        </p>
        {plan.state === 'reading' && (
          <>
            <output className="sr-only">Reading what uses it…</output>
            <Skeleton className="h-24 w-full" />
          </>
        )}
        {plan.state === 'unreadable' && <ServerErrorNote error={plan.error} />}
        {plan.state === 'blocked' && (
          <>
            <p className="font-semibold">That does not work yet:</p>
            <ul className="flex list-disc flex-col gap-1 pl-5">
              {plan.why.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            <UseLinks uses={uses} />
          </>
        )}
        {plan.state === 'ready' && (
          <>
            <h3 className="font-semibold">What changes</h3>
            <DetachedUses uses={plan.uses} />
            {verdict.error && <ServerErrorNote error={verdict.error} />}
            {verdict.body?.assessment && <TouchedByDelete touched={verdict.body.assessment.people} />}
            <GuardList body={verdict.body} />
            {verdict.body?.assessment && <NewFindings findings={verdict.body.assessment.findings} />}
            <PublishReasons verdict={verdict} />
          </>
        )}
      </div>
    </Dialog>
  )
}

function notNow(plan: DetachPlan): string | undefined {
  if (plan.state === 'ready') return undefined
  if (plan.state === 'reading') return 'What uses it is still being read.'
  return plan.state === 'blocked'
    ? 'Something has to be changed by hand first: see above.'
    : 'What uses it could not be read.'
}
