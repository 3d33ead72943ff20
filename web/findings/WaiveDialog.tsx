import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { findingKey, type Finding } from '#core/findings/finding'
import { waiverDays, waiverProblems } from '#core/waiver'
import { useAccountId } from '../api/account'
import { waive } from '../api/waivers'
import { ServerErrorNote } from '../errors/ServerErrorNote'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { TextArea } from '../ui/TextArea'
import { TextInput } from '../ui/TextInput'
import { SeverityMark } from './SeverityMark'

interface Props {
  finding: Finding
  onClose: () => void
}

/** Asks why a finding may be left as it is, and until when. */
export function WaiveDialog({ finding, onClose }: Props) {
  const { mutate, isPending, error } = useMutation(waive(useQueryClient(), useAccountId()))
  const [now] = useState(() => new Date())
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [asked, setAsked] = useState(false)
  const { first, last } = waiverDays(now)
  const problems = asked ? waiverProblems({ reason, until }, now) : {}
  const save = () => {
    setAsked(true)
    if (Object.keys(waiverProblems({ reason, until }, now)).length > 0) return
    mutate({ finding: findingKey(finding), reason, until }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title="Waive this finding"
      description="It is hidden and does not count until the day that you choose. Nothing changes in Cloudflare, and everybody here can see who waived it, and why."
      onClose={onClose}
      footer={
        <>
          {error && !isPending && (
            <div className="mb-1 w-full">
              <ServerErrorNote error={error} onRetry={save} />
            </div>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={isPending} onClick={save}>
            Waive it
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-base wrap-anywhere">
          <SeverityMark severity={finding.severity} /> {finding.message}
        </p>
        <TextArea
          label="Why is this all right for now?"
          rows={3}
          value={reason}
          error={problems.reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <TextInput
          label="Until the end of"
          type="date"
          min={first}
          max={last}
          hint="A year at most. After that day it counts again."
          value={until}
          error={problems.until}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
    </Dialog>
  )
}
