import { useQuery } from '@tanstack/react-query'
import type { SharedDraft } from '#core/shared-draft'
import { sessionQuery } from '../api/session'
import { whoWords } from '../history/record-words'
import { TimeAgo } from '../lists/TimeAgo'
import { remarkWords } from './draft-words'

interface Props {
  remarks: SharedDraft['remarks']
  /** In milliseconds since 1970. */
  now: number
}

/** What was said of a draft, and by whom; the newest last. */
export function Remarks({ remarks, now }: Props) {
  const { data: session } = useQuery(sessionQuery())
  if (remarks.length === 0) return null
  return (
    <ol aria-label="What was said" className="flex flex-col gap-2">
      {remarks.map(({ actor, at, what, text }) => (
        <li key={`${at} ${what}`} className="text-base">
          {whoWords({ actor, origin: 'gatehouse' }, session?.actor)} {remarkWords[what]},{' '}
          <span className="text-kumo-subtle">
            <TimeAgo time={Date.parse(at)} now={now} />
          </span>
          {text && <blockquote className="mt-1 border-l-4 border-kumo-line pl-3 wrap-anywhere">{text}</blockquote>}
        </li>
      ))}
    </ol>
  )
}
