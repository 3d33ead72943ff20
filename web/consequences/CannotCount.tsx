import { useOutcome } from './counting'
import { unreadWords } from './not-counted'

/** Why nobody could be counted at all: what could not be read, and the permission that lacks. */
export function CannotCount() {
  const unread = useOutcome((outcome) => outcome.unread)
  const trouble = useOutcome((outcome) => outcome.trouble)
  if (unread.length === 0) return <p role="alert">{trouble}</p>
  return (
    <div role="alert" className="flex flex-col gap-1.5 text-sm">
      <p className="text-base font-semibold">Whom this touches cannot be told.</p>
      <ul aria-label="What could not be read" className="list-disc pl-5">
        {unread.map((reason) => (
          <li key={reason.message}>{unreadWords(reason)}</li>
        ))}
      </ul>
      <p className="text-kumo-subtle">
        Nobody is counted until all of it can be read, since a part of an account would give wrong answers.
      </p>
    </div>
  )
}
