import { WarningCircleIcon } from '@phosphor-icons/react'
import type { ApiError } from '../api/api-error'
import { Wait } from './Wait'
import { smallPrint, wayOut } from './server-error-words'

interface Props {
  error: ApiError
  /** Does again what failed. Called by itself when Cloudflare said how long to wait, and that time is over. */
  onRetry?: (() => void) | undefined
}

/** What went wrong and how to mend it; Cloudflare's own words in small type. Read out when it appears. */
export function ServerErrorNote({ error, onRetry }: Props) {
  const { body } = error
  const help = wayOut(body)
  return (
    <div
      role="alert"
      className="flex items-start gap-2.5 rounded-lg bg-kumo-danger-tint px-3.5 py-3 text-base text-kumo-default"
    >
      <WarningCircleIcon aria-hidden weight="fill" className="mt-1 shrink-0 text-kumo-danger" />
      <div className="flex min-w-0 flex-col gap-1 wrap-anywhere">
        <p>{body.message}</p>
        {help && !body.message.includes(body.permission ?? '') && <p>{help}</p>}
        {body.retryAfter !== undefined && <Wait error={error} seconds={body.retryAfter} onRetry={onRetry} />}
        {smallPrint(body).length > 0 && <p className="text-xs text-kumo-subtle">{smallPrint(body).join(' · ')}</p>}
      </div>
    </div>
  )
}
