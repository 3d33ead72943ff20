import { ArrowSquareOutIcon, BellSlashIcon, NotePencilIcon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'
import { titleOf } from '#core/findings/find'
import type { Finding } from '#core/findings/finding'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { FixButton } from './FixButton'
import { InCloudflare } from './InCloudflare'
import { PeopleTouched } from './PeopleTouched'
import { severityLook } from './severity-look'
import { SeverityMark } from './SeverityMark'
import { usePlaceLink } from './use-place-link'

export interface FindingActions {
  /** Shows what the fix would change. Absent: nothing can be changed from here. */
  onFix?: ((finding: Finding) => void) | undefined
  /** Asks for reason and day. Absent: this cannot be waived, such as in a document that was never saved. */
  onWaive?: ((finding: Finding) => void) | undefined
  /** Asks for the note that ends it. Absent: nothing can be said from here. */
  onNote?: ((finding: Finding) => void) | undefined
  /** Why nothing can be said of rules; the button stays and says so. */
  noteLock?: string | undefined
  /** Why nothing can be changed; the buttons stay and say so. */
  lockedReason?: string | undefined
  /** Why this one cannot be mended now; `undefined` = it can. */
  notMendable?: ((finding: Finding) => string | undefined) | undefined
}

interface Props extends FindingActions {
  finding: Finding
  /** Where it is, before its message. */
  where?: ReactNode
  /** Instead of the buttons, or after them. */
  children?: ReactNode
}

/** One finding: how grave it is, what it says, whom it touches, and what can be done about it. */
export function FindingNote({ finding, where, onFix, onWaive, onNote, children, ...locks }: Props) {
  const { id, severity, message, people, note, see, inCloudflare } = finding
  const { noteLock, lockedReason, notMendable } = locks
  const seeLink = usePlaceLink(see)
  return (
    <div className={`border-l-2 pl-2.5 text-base ${severityLook[severity].side}`}>
      <p className="wrap-anywhere">
        <SeverityMark severity={severity} /> {where !== undefined && <span className="font-semibold">{where} </span>}
        <span title={`${id}: ${titleOf(id) ?? ''}`}>{message}</span>
      </p>
      {people && <PeopleTouched people={people} />}
      {inCloudflare !== undefined && <InCloudflare>{inCloudflare}</InCloudflare>}
      <div className="mt-1 flex flex-wrap items-center gap-1.5 empty:hidden">
        {onFix && (
          <FixButton
            finding={finding}
            lockedReason={lockedReason ?? notMendable?.(finding)}
            onFix={() => onFix(finding)}
          />
        )}
        {note && onNote && (
          <Button
            size="sm"
            icon={NotePencilIcon}
            disabledReason={noteLock}
            className="max-md:h-11"
            onClick={() => onNote(finding)}
          >
            {note.label}…
          </Button>
        )}
        {onWaive && !finding.stopsPublish && (
          <Button
            size="sm"
            variant="ghost"
            icon={BellSlashIcon}
            disabledReason={lockedReason}
            className="max-md:h-11"
            aria-label={`Waive: ${message}`}
            onClick={() => onWaive(finding)}
          >
            Waive…
          </Button>
        )}
        {seeLink && (
          <LinkButton size="sm" variant="ghost" icon={ArrowSquareOutIcon} href={seeLink.href}>
            Open {seeLink.name}
          </LinkButton>
        )}
        {children}
      </div>
    </div>
  )
}
