import type { RestoreProblem } from '#core/history-record'
import { Banner } from '../ui/Banner'
import { Checkbox } from '../ui/Checkbox'

interface Props {
  problems: readonly RestoreProblem[]
  leaveOut: boolean
  onLeaveOut: (leaveOut: boolean) => void
}

/** What an old version points to and is gone, by the name it had last, and what can be done; and what else to know. */
export function RestoreProblems({ problems, leaveOut, onLeaveOut }: Props) {
  const missing = problems.filter(({ kind }) => kind === 'missing')
  const told = problems.filter(({ kind }) => kind === 'told')
  return (
    <>
      {missing.length > 0 && (
        <Banner tone="error" title="This version cannot be restored as it was">
          <Messages problems={missing} />
        </Banner>
      )}
      {(leaveOut || missing.length > 0) && (
        <Checkbox
          label="Restore it without what no longer exists"
          hint="Rules that point to it are left out. Look below at what that leaves."
          checked={leaveOut}
          onChange={onLeaveOut}
        />
      )}
      {told.length > 0 && (
        <Banner tone="warning" title="To know before you restore it">
          <Messages problems={told} />
        </Banner>
      )}
    </>
  )
}

const Messages = ({ problems }: Pick<Props, 'problems'>) => (
  <ul className="flex list-disc flex-col gap-1 pl-4">
    {problems.map(({ message }) => (
      <li key={message} className="wrap-anywhere">
        {message}
      </li>
    ))}
  </ul>
)
