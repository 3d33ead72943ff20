import { useMutation, useQueryClient } from '@tanstack/react-query'
import { dayWords } from '#core/day'
import type { Waiver } from '#core/waiver'
import { useAccountId } from '../api/account'
import { endWaiver } from '../api/waivers'
import { ServerErrorNote } from '../errors/ServerErrorNote'
import { Button } from '../ui/Button'
import { actorWords } from './actor-words'

/** Who waived a finding, why and until when, with a way to have it count again. */
export function WaiverNote({ waiver, lockedReason }: { waiver: Waiver; lockedReason?: string | undefined }) {
  const { mutate, isPending, error } = useMutation(endWaiver(useQueryClient(), useAccountId()))
  return (
    <div className="flex w-full flex-col items-start gap-1.5">
      <p className="text-sm wrap-anywhere text-kumo-subtle">
        Waived until {dayWords(waiver.until)} by {actorWords(waiver.actor)}: “{waiver.reason}”
      </p>
      <Button
        size="sm"
        loading={isPending}
        disabledReason={lockedReason}
        className="max-md:h-11"
        onClick={() => mutate(waiver.id)}
      >
        Count it again
      </Button>
      {error && <ServerErrorNote error={error} onRetry={() => mutate(waiver.id)} />}
    </div>
  )
}
