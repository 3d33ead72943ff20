import { DownloadSimpleIcon } from '@phosphor-icons/react'
import { useAccountId } from '../api/account'
import { historyExport, type HistoryFilter } from '../api/history'
import { DownloadLink } from '../ui/DownloadLink'

/** The records that pass, as files for a spreadsheet and for programs. */
export function HistoryExport({ filter }: { filter: HistoryFilter }) {
  const account = useAccountId()
  return (
    <>
      <DownloadLink href={historyExport(account, filter, 'csv')} icon={DownloadSimpleIcon}>
        Export as CSV
      </DownloadLink>
      <DownloadLink href={historyExport(account, filter, 'jsonl')} icon={DownloadSimpleIcon}>
        Export as JSON lines
      </DownloadLink>
    </>
  )
}
