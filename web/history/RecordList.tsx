import { useInfiniteQuery } from '@tanstack/react-query'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { HistoryRecord } from '#core/history-record'
import { useAccountId } from '../api/account'
import { historyQuery, type HistoryFilter } from '../api/history'
import { ErrorNote } from '../errors/ErrorNote'
import { Button } from '../ui/Button'
import { setsOf } from './record-words'
import { RecordListSkeleton } from './RecordListSkeleton'

/** The height of a record before it is measured, in pixels. */
const ESTIMATE = 190
const GAP = 12

type OneSet = readonly [HistoryRecord, ...HistoryRecord[]]

interface Props {
  label: string
  filter: HistoryFilter
  /** Instead of the list when nothing passes. */
  empty: ReactNode
  /**
   * @param set what was published together
   * @param records all that were fetched so far, the newest first
   */
  children: (set: OneSet, records: readonly HistoryRecord[]) => ReactNode
}

/** The records that pass, newest first. Older ones are fetched as the page is scrolled; only what is near is drawn. */
export function RecordList({ label, filter, empty, children }: Props) {
  const query = useInfiniteQuery(historyQuery(useAccountId(), filter))
  const { data, error, refetch } = query
  const records = useMemo(() => data?.pages.flatMap((page) => page.records) ?? [], [data])
  if (!data) {
    return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <RecordListSkeleton label={label} />
  }
  if (records.length === 0) return empty
  return (
    <>
      <Rows label={label} records={records} more={query.hasNextPage} onEnd={() => void query.fetchNextPage()}>
        {children}
      </Rows>
      {error && <ErrorNote error={error} onRetry={() => void query.fetchNextPage()} />}
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()} className="self-center">
          Show older changes
        </Button>
      ) : (
        <p className="text-center text-sm text-kumo-subtle">Nothing older is recorded.</p>
      )}
    </>
  )
}

interface RowsProps extends Pick<Props, 'label' | 'children'> {
  records: readonly HistoryRecord[]
  more: boolean
  onEnd: () => void
}

function Rows({ label, records, more, onEnd, children }: RowsProps) {
  const sets = useMemo(() => setsOf(records), [records])
  const list = useRef<HTMLOListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY)
  }, [])
  const rows = useWindowVirtualizer({
    count: sets.length,
    estimateSize: () => ESTIMATE,
    getItemKey: (index) => sets[index]?.[0].number ?? index,
    gap: GAP,
    overscan: 3,
    scrollMargin: top,
  })
  const shown = rows.getVirtualItems()
  const atEnd = more && shown.at(-1)?.index === sets.length - 1
  useFetchAtEnd(atEnd, records.length, onEnd)
  const before = (shown[0]?.start ?? top) - top
  const after = rows.getTotalSize() - ((shown.at(-1)?.end ?? top) - top)
  return (
    <ol ref={list} aria-label={label} style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
      {shown.map(({ index, key }) => {
        const set = sets[index]
        return (
          set && (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={more ? -1 : sets.length}
              className="not-last:mb-3"
            >
              {children(set, records)}
            </li>
          )
        )
      })}
    </ol>
  )
}

/** Asks once for each length of the list. */
function useFetchAtEnd(atEnd: boolean, length: number, onEnd: () => void) {
  const fetch = useRef(onEnd)
  useEffect(() => {
    fetch.current = onEnd
  })
  useEffect(() => {
    if (atEnd) fetch.current()
  }, [atEnd, length])
}
