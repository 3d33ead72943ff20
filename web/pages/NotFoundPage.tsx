import { CompassIcon } from '@phosphor-icons/react'
import { paths } from '../paths'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { Page } from '../ui/Page'

export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <EmptyState
        icon={CompassIcon}
        title="There is no page at this address"
        action={<LinkButton href={paths.home()}>Go to the policies</LinkButton>}
      >
        The link may be old or cut short.
      </EmptyState>
    </Page>
  )
}
