import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { HistoryRecord } from '#core/history-record'
import { useAccountId } from '../api/account'
import { setQuery } from '../api/history'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'
import { RecordState } from './RecordState'
import { deedWords } from './record-words'

/** The other changes of the set that a change belongs to; nothing when it was published by itself. */
export function PublishedTogether({ record: { set, number, origin } }: { record: HistoryRecord }) {
  const account = useAccountId()
  const headingId = useId()
  const { data } = useQuery({ ...setQuery(account, set), enabled: origin === 'gatehouse' })
  const others = data?.records.filter((record) => record.number !== number).toReversed() ?? []
  if (others.length === 0) return null
  return (
    <section aria-labelledby={headingId} className="flex flex-col gap-2">
      <h2 id={headingId} className="text-lg font-semibold">
        Published together with it
      </h2>
      <ul className="flex flex-col gap-2">
        {others.map((other) => (
          <li key={other.number} className="flex flex-wrap items-start gap-x-3 gap-y-1 text-base">
            <span className="min-w-0 wrap-anywhere first-letter:uppercase">
              {deedWords(other)}{' '}
              <AppLink href={paths.record(account, other.number)} className="underline underline-offset-2">
                {other.name}
              </AppLink>
            </span>
            <RecordState {...other} />
          </li>
        ))}
      </ul>
    </section>
  )
}
