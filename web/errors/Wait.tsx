import type { ApiError } from '../api/api-error'
import { useCountdown } from './use-countdown'
import { waitWords } from './wait-words'

interface Props {
  /** The failure that asks for a wait. */
  error: ApiError
  seconds: number
  /** Does again what failed, when the time is over. */
  onRetry?: (() => void) | undefined
}

/** How long Cloudflare asked to wait, counted down; then it is tried again by itself. */
export function Wait({ error, seconds, onRetry }: Props) {
  const left = useCountdown(seconds, error, () => onRetry?.())
  // Read out once, not every second.
  return (
    <p aria-live="off" className="tabular-nums">
      {left <= 0
        ? 'You can try again now.'
        : onRetry
          ? `Trying again in ${waitWords(left)}.`
          : `Try again in ${waitWords(left)}.`}
    </p>
  )
}
