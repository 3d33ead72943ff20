import type { ApiError } from '../api/api-error'
import { AccessNotEnabled } from './AccessNotEnabled'
import { isWithoutAccess, refusalOf } from './refusal'
import { Banner } from '../ui/Banner'
import { Button } from '../ui/Button'
import { smallPrint } from './small-print'
import { Wait } from './Wait'

interface Props {
  error: ApiError
  onRetry: () => void
}

/** Why something could not be read, what to do about it, and for colleagues and support the numbers in small type. */
export function ErrorNote({ error, onRetry }: Props) {
  const { title, advice } = refusalOf(error)
  if (isWithoutAccess(error)) return <AccessNotEnabled title={title} advice={advice} onRetry={onRetry} />
  const details = smallPrint(error)
  const { retryAfter } = error.body
  return (
    <div className="flex flex-col gap-2">
      <Banner
        tone="error"
        title={title}
        action={
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {advice}
      </Banner>
      {retryAfter !== undefined && (
        <div className="px-1 text-base">
          <Wait error={error} seconds={retryAfter} onRetry={onRetry} />
        </div>
      )}
      {details && <p className="px-1 text-sm wrap-anywhere text-kumo-subtle">{details}</p>}
    </div>
  )
}
