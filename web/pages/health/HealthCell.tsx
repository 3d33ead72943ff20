import { ArrowSquareOutIcon, BellSlashIcon, NotePencilIcon } from '@phosphor-icons/react'
import { titleOf } from '#core/findings/find'
import { useAccountId } from '../../api/account'
import { useChangeLocks } from '../../connection/use-change-lock'
import { useWaiveLock } from '../../connection/use-waive-lock'
import { FixButton } from '../../findings/FixButton'
import { InCloudflare } from '../../findings/InCloudflare'
import { PeopleTouched } from '../../findings/PeopleTouched'
import { usePlaceLink } from '../../findings/use-place-link'
import { WaiverNote } from '../../findings/WaiverNote'
import { paths } from '../../paths'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import type { HealthActions } from './health-columns'
import type { HealthRow } from './health-rows'

/** What was found, whom it touches, and what can be done about it. */
export function HealthCell({ row, onFix, onWaive }: { row: HealthRow } & HealthActions) {
  const { finding, waiver, mends } = row
  const locks = useChangeLocks()
  const waiveLock = useWaiveLock()
  const account = useAccountId()
  const { id, message, people, inCloudflare, note, place, see } = finding
  const seeLink = usePlaceLink(see)
  return (
    <div className="relative flex flex-col gap-1.5">
      <p className="text-base wrap-anywhere" title={`${id}: ${titleOf(id) ?? ''}`}>
        {message}
      </p>
      {people && <PeopleTouched people={people} />}
      {inCloudflare !== undefined && !waiver && <InCloudflare>{inCloudflare}</InCloudflare>}
      {waiver ? (
        <WaiverNote waiver={waiver} lockedReason={waiveLock} />
      ) : (
        <div className="flex flex-wrap items-center gap-1.5">
          {mends && <FixButton finding={finding} lockedReason={locks[mends]} onFix={() => onFix(row)} />}
          {note && waiveLock === undefined && (place.kind === 'policies' || place.kind === 'groups') && (
            <LinkButton
              size="sm"
              icon={NotePencilIcon}
              className="max-md:h-11"
              href={paths.document(account, place.kind, place.id)}
              search={{ add: 'reason' }}
            >
              {note.label}…
            </LinkButton>
          )}
          <Button
            size="sm"
            variant="ghost"
            icon={BellSlashIcon}
            className="max-md:h-11"
            disabledReason={waiveLock}
            aria-label={`Waive: ${message}`}
            onClick={() => onWaive(finding)}
          >
            Waive…
          </Button>
          {seeLink && (
            <LinkButton size="sm" variant="ghost" icon={ArrowSquareOutIcon} href={seeLink.href}>
              Open {seeLink.name}
            </LinkButton>
          )}
        </div>
      )}
    </div>
  )
}
