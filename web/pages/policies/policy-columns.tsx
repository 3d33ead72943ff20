import { ShareNetworkIcon } from '@phosphor-icons/react'
import { HistoryLink } from '../../lists/HistoryLink'
import { NameCell } from '../../lists/NameCell'
import { SentenceCell } from '../../lists/SentenceCell'
import { TimeAgo } from '../../lists/TimeAgo'
import { compare } from '../../lists/row-filter'
import { paths } from '../../paths'
import { DecisionMark } from '../../rules/DecisionMark'
import { Badge } from '../../ui/Badge'
import type { Column } from '../../ui/DataTable'
import { compareActions, type PolicyRow } from './policy-rows'

/** The columns of the policies table; `now` in milliseconds since 1970. */
export const policyColumns = (account: string, now: number): Column<PolicyRow>[] => [
  {
    id: 'name',
    header: 'Name',
    width: '22%',
    compare: compare.name,
    cell: ({ id, name, owner }) => (
      <NameCell href={paths.policy(account, id)} name={name}>
        {owner !== undefined && (
          <Badge tone="info" icon={ShareNetworkIcon}>
            Shared by {owner}
          </Badge>
        )}
      </NameCell>
    ),
  },
  {
    id: 'action',
    header: 'Action',
    width: '16%',
    compare: compareActions,
    cell: ({ decision }) => <DecisionMark decision={decision} />,
  },
  {
    id: 'who',
    header: 'Who gets in',
    width: '34%',
    cell: ({ sentence }) => <SentenceCell phrase={sentence} />,
  },
  {
    id: 'apps',
    header: 'Apps',
    width: '11%',
    compare: compare.uses,
    labelled: true,
    cell: ({ uses }) => <AppCount count={uses} />,
  },
  {
    id: 'changed',
    header: 'Last change',
    width: '17%',
    compare: compare.changed,
    labelled: true,
    cell: ({ id, changed }) => (
      <HistoryLink href={paths.historyOf(account, 'policies', id)}>
        <TimeAgo time={changed} now={now} />
      </HistoryLink>
    ),
  },
]

function AppCount({ count }: { count: number | undefined }) {
  if (count === undefined) return <span className="text-kumo-subtle">Not known</span>
  if (count === 0) return <span className="text-kumo-subtle">No app uses it</span>
  return <span className="tabular-nums">{count}</span>
}
