import type { HistoryRecord, TakenBack } from '#core/history-record'
import { useAccountId } from '../api/account'
import { paths } from '../paths'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { LinkButton } from '../ui/LinkButton'

interface Props {
  record: HistoryRecord
  taken: TakenBack
  onClose: () => void
}

/** What came of restoring a version, and what is left to do by hand. */
export function RestoredDialog({ record, taken, onClose }: Props) {
  const account = useAccountId()
  const { kind, zone, name } = record
  const id = taken.changes.find((change) => change.kind === kind)?.id ?? record.id
  return (
    <Dialog
      title={`${name} is restored`}
      size="base"
      onClose={onClose}
      footer={
        <>
          {id !== undefined && <LinkButton href={paths.document(account, kind, id, zone)}>Open it</LinkButton>}
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-base">
        <p>Cloudflare has that version again. The change stands in the history, and can be undone like any other.</p>
        {taken.notes.length > 0 && (
          <ul className="flex list-disc flex-col gap-1 pl-4">
            {taken.notes.map((note) => (
              <li key={note} className="wrap-anywhere">
                {note}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
