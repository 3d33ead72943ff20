import { Button } from '../../ui/Button'
import { useThrottled } from '../../ui/use-throttled'
import type { Check } from './check'
import { progressWords } from './check-words'

/** More often than this, counts that are read out would only talk over themselves. */
const READ_OUT_MS = 2000

/** How far Cloudflare's test is, and what stops it. */
export function CheckProgress({ check }: { check: Check }) {
  const words = progressWords(check)
  const readOut = useThrottled(words, READ_OUT_MS)
  // Both sides make one bar: each is half of it.
  const percent = (check.testing === 'after' ? 50 : 0) + (check.progress?.percent ?? 0) / 2
  return (
    <div className="flex flex-col gap-2">
      <p>
        {check.place.name}: {words}
      </p>
      <p aria-live="polite" className="sr-only">
        {readOut}
      </p>
      <div className="flex items-center gap-3">
        <div
          role="progressbar"
          aria-label="Cloudflare’s test"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(percent)}
          className="h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-kumo-tint"
        >
          <div className="h-full bg-kumo-brand" style={{ width: `${percent}%` }} />
        </div>
        <span className="w-10 text-right tabular-nums">{Math.round(percent)} %</span>
        <Button size="sm" onClick={check.stop}>
          Stop
        </Button>
      </div>
    </div>
  )
}
