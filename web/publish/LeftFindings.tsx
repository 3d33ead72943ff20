import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Assessment } from '#core/assessment'
import { isInForce } from '#core/waiver'
import { useAccountId } from '../api/account'
import { waiversQuery } from '../api/waivers'
import { SeverityMark } from '../findings/SeverityMark'
import { Disclosure } from '../ui/Disclosure'

/** Problems that were there before and that the change does not mend; what somebody waived is not one. */
export function LeftFindings({ findings = [] }: { findings: Assessment['left'] }) {
  const { data: waivers = [] } = useQuery(waiversQuery(useAccountId()))
  const [now] = useState(() => new Date())
  const left = findings.filter(({ key }) => !waivers.some((waiver) => waiver.finding === key && isInForce(waiver, now)))
  if (left.length === 0) return null
  return (
    <Disclosure
      summary={left.length === 1 ? '1 problem is left as it was' : `${left.length} problems are left as they were`}
    >
      <ul aria-label="Problems that are left" className="flex max-h-60 flex-col gap-1.5 overflow-y-auto">
        {left.map(({ severity, message, key }, nth) => (
          <li key={`${key} ${nth}`} className="flex items-start gap-2">
            <SeverityMark severity={severity} />
            <p className="min-w-0 wrap-anywhere">{message}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
