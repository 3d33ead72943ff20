import { PowerIcon } from '@phosphor-icons/react'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'

interface Props {
  title: string
  advice: string
  onRetry: () => void
}

/** In the place of a list of an account on which nobody ever switched Access on: the one step to do. */
export function AccessNotEnabled({ title, advice, onRetry }: Props) {
  return (
    <EmptyState icon={PowerIcon} title={title} action={<Button onClick={onRetry}>Check again</Button>}>
      <p>{advice}</p>
      <p className="mt-2">
        <a
          href="https://one.dash.cloudflare.com/"
          target="_blank"
          rel="noreferrer"
          className="text-kumo-link underline underline-offset-2"
        >
          Open Zero Trust in Cloudflare’s dashboard (new window)
        </a>
      </p>
    </EmptyState>
  )
}
