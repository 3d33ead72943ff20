import { ArrowsInIcon, ClockCounterClockwiseIcon, MagnifyingGlassIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAccountId } from '../../api/account'
import { sessionQuery } from '../../api/session'
import { HistoryFilters } from '../../history/HistoryFilters'
import type { HistorySearch } from '../../history/history-search'
import { RecordList } from '../../history/RecordList'
import { SetCard } from '../../history/SetCard'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'

interface Props {
  part: 'published' | 'incoming'
  search: HistorySearch
  onSearch: (search: HistorySearch) => void
}

const origins = { published: 'gatehouse', incoming: 'elsewhere' } as const

const labels = { published: 'Published', incoming: 'Incoming from elsewhere' }

/** What was published here, or what was changed past Gatehouse; newest first. */
export function RecordsPart({ part, search, onSearch }: Props) {
  const { data: session } = useQuery(sessionQuery())
  const [now] = useState(Date.now)
  const { q, kind, who } = search
  const filtered = q !== undefined || kind !== undefined || who !== undefined
  const filter = { origin: origins[part], q, kind, actor: who && session?.actor }
  return (
    <>
      <HistoryFilters search={search} onSearch={onSearch} by={part === 'published' ? ['kind', 'who'] : ['kind']} />
      <RecordList
        key={useAccountId()}
        label={labels[part]}
        filter={filter}
        empty={
          filtered ? (
            <EmptyState
              icon={MagnifyingGlassIcon}
              title="No change fits these filters"
              action={<Button onClick={() => onSearch({})}>Show all changes</Button>}
            >
              Names, who made a change and why are searched.
            </EmptyState>
          ) : (
            <Nothing part={part} />
          )
        }
      >
        {(set) => <SetCard records={set} now={now} both={part === 'incoming'} />}
      </RecordList>
    </>
  )
}

const Nothing = ({ part }: Pick<Props, 'part'>) =>
  part === 'published' ? (
    <EmptyState icon={ClockCounterClockwiseIcon} title="No changes yet">
      What is published here from now on is kept, with who did it, when and why, and can be taken back.
    </EmptyState>
  ) : (
    <EmptyState icon={ArrowsInIcon} title="Nothing came from elsewhere">
      Changes made in Cloudflare’s dashboard, by Terraform or by other programs stand here as soon as they are noticed.
    </EmptyState>
  )
