import type { HistoryRecord } from '#core/history-record'
import { useAccountId } from '../api/account'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'

/** The name of what was changed, leading to all its changes. */
export function RecordName({ kind, id, name }: Pick<HistoryRecord, 'kind' | 'id' | 'name'>) {
  const account = useAccountId()
  if (id === undefined) return <strong className="font-semibold">{name}</strong>
  return (
    <AppLink href={paths.historyOf(account, kind, id)} className="font-semibold underline underline-offset-2">
      {name}
    </AppLink>
  )
}
