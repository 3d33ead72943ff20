import type { Use } from '#core/account-data'
import { HistoryLink } from '../../lists/HistoryLink'
import { NameCell } from '../../lists/NameCell'
import { SentenceCell } from '../../lists/SentenceCell'
import { TimeAgo } from '../../lists/TimeAgo'
import { compare } from '../../lists/row-filter'
import { paths } from '../../paths'
import { Badge } from '../../ui/Badge'
import type { Column } from '../../ui/DataTable'
import { usesInWords, type GroupRow } from './group-rows'

/** The columns of the groups table; `now` in milliseconds since 1970. */
export const groupColumns = (account: string, now: number): Column<GroupRow>[] => [
  {
    id: 'name',
    header: 'Name',
    width: '24%',
    compare: compare.name,
    cell: ({ id, name, helper }) => (
      <NameCell href={paths.group(account, id)} name={name}>
        {helper && <Badge tone="plain">Kept by Gatehouse</Badge>}
      </NameCell>
    ),
  },
  {
    id: 'who',
    header: 'Who is in it',
    width: '40%',
    cell: ({ sentence }) => <SentenceCell phrase={sentence} />,
  },
  {
    id: 'used',
    header: 'Used by',
    width: '19%',
    compare: compare.uses,
    labelled: true,
    cell: ({ usedBy }) => <UsedBy uses={usedBy} />,
  },
  {
    id: 'changed',
    header: 'Last change',
    width: '17%',
    compare: compare.changed,
    labelled: true,
    cell: ({ id, changed }) => (
      <HistoryLink href={paths.historyOf(account, 'groups', id)}>
        <TimeAgo time={changed} now={now} />
      </HistoryLink>
    ),
  },
]

function UsedBy({ uses }: { uses: readonly Use[] | undefined }) {
  if (uses === undefined) return <span className="text-kumo-subtle">Not known</span>
  if (uses.length === 0) return <span className="text-kumo-subtle">{usesInWords(uses)}</span>
  return (
    <span title={uses.map(({ name }) => name).join('\n')} className="relative">
      {usesInWords(uses)}
    </span>
  )
}
