import { LockKeyIcon } from '@phosphor-icons/react'
import type { ApiError } from '../api/api-error'
import { smallPrint } from '../errors/small-print'
import { Brand } from '../frame/Brand'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'

interface Props {
  title: string
  error: ApiError
  busy: boolean
  onRetry: () => void
}

/** In the place of everything: who is here is not let in, and what they can do about it. */
export function StoppedPage({ title, error, busy, onRetry }: Props) {
  return (
    <main className="mx-auto max-w-3xl pt-6">
      <div className="px-4 sm:px-8">
        <Brand />
      </div>
      <Page title={title}>
        <EmptyState
          icon={LockKeyIcon}
          title="Nothing of the account is shown until you are let in"
          action={
            <Button variant="primary" loading={busy} onClick={onRetry}>
              Check again
            </Button>
          }
        >
          {error.message}
        </EmptyState>
        <p className="text-sm text-kumo-subtle">{smallPrint(error)}</p>
      </Page>
    </main>
  )
}
