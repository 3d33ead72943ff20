import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DocumentChange } from '#core/change-set'
import type { Finding, Removal } from '#core/findings/finding'
import { sentenceOf } from '#core/sentence'
import { useAccountId, useAccountNames } from '../../api/account'
import { publishChanges } from '../../api/changes'
import { CountedChanges } from '../../consequences/CountedChanges'
import { ErrorNote } from '../../errors/ErrorNote'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { paths } from '../../paths'
import { ChangeReport } from '../../publish/ChangeReport'
import { GuardList } from '../../publish/GuardList'
import { NewFindings } from '../../publish/NewFindings'
import { PublishReasons } from '../../publish/PublishReasons'
import { TouchedByDelete } from '../../publish/TouchedByDelete'
import { useVerdict } from '../../publish/use-verdict'
import { PhraseText } from '../../rules/PhraseText'
import { AppLink } from '../../ui/AppLink'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Skeleton } from '../../ui/Skeleton'
import { SeverityMark } from '../SeverityMark'
import { useRemoval, type Going } from './use-removal'

interface Props {
  finding: Finding
  removal: Removal
  onDeleted: () => void
  onClose: () => void
}

/** What deleting what nobody needs would take away, judged like every other publish, and its deletion as one change. */
export function RemovalDialog({ finding, removal, onDeleted, onClose }: Props) {
  const account = useAccountId()
  const { made, error, refetch } = useRemoval(removal.of)
  const changes = made?.changes ?? NONE
  const [first] = made?.going ?? []
  const verdict = useVerdict(changes, { name: first?.document.name ?? '' })
  const apply = useMutation(publishChanges(useQueryClient(), account))
  const confirm = () =>
    apply.mutate({ changes, ...verdict.reasons }, { onSuccess: onDeleted, onError: () => void refetch() })
  const report = apply.error?.body.changes
  const helpers = changes.length - removal.of.length
  return (
    <CountedChanges changes={changes}>
      <Dialog
        title={`${removal.label}?`}
        role="alertdialog"
        onClose={onClose}
        footer={
          <>
            {apply.error && !apply.isPending && (
              <div className="mb-1 w-full">
                <ServerErrorNote error={apply.error} onRetry={confirm} />
              </div>
            )}
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="destructive"
              loading={apply.isPending}
              disabledReason={made ? verdict.stop : 'What would be deleted is still being read.'}
              onClick={confirm}
            >
              {apply.isPending ? 'Deleting…' : removal.label}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4 text-base">
          {report && <ChangeReport changes={report} onUndo={(undo) => apply.mutate({ changes: undo })} />}
          <p className="wrap-anywhere">
            <SeverityMark severity={finding.severity} /> {finding.message}
          </p>
          {!made &&
            (error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-24" />)}
          {made && (
            <>
              <ul aria-label="What is deleted" className="flex flex-col gap-3">
                {made.going.map((going) => (
                  <GoingItem key={going.document.id} going={going} />
                ))}
              </ul>
              <p className="text-kumo-subtle">
                {helpers > 0 && 'The groups that Gatehouse keeps for its “any of” go with it. '}
                This happens in Cloudflare at once. The history keeps what was deleted, and can make it again.
              </p>
              {verdict.error && <ServerErrorNote error={verdict.error} />}
              {verdict.body?.assessment && <TouchedByDelete touched={verdict.body.assessment.people} />}
              <GuardList body={verdict.body} />
              {verdict.body?.assessment && <NewFindings findings={verdict.body.assessment.findings} />}
              <PublishReasons verdict={verdict} />
            </>
          )}
        </div>
      </Dialog>
    </CountedChanges>
  )
}

const NONE: readonly DocumentChange[] = []

/** A thing that goes: what it is called, and what it says, struck out. */
function GoingItem({ going: { kind, document } }: { going: Going }) {
  const account = useAccountId()
  const names = useAccountNames()
  return (
    <li className="flex flex-col gap-1.5 rounded-lg p-3 ring ring-kumo-hairline">
      <AppLink
        href={paths.document(account, kind, document.id)}
        className="self-start font-semibold wrap-anywhere text-kumo-link underline underline-offset-2"
      >
        {document.name}
      </AppLink>
      <p className="rounded-md bg-kumo-tint px-3 py-2 wrap-anywhere">
        <del className="text-kumo-subtle decoration-kumo-danger">
          <PhraseText phrase={sentenceOf(kind, document, { ...names, limit: 6 })} links={false} />
        </del>
      </p>
    </li>
  )
}
