import { BuildingsIcon } from '@phosphor-icons/react'
import { paths } from '../paths'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { Page } from '../ui/Page'

/** For an address whose account the server's token does not see. */
export function UnknownAccountPage() {
  return (
    <Page title="Account not reachable">
      <EmptyState
        icon={BuildingsIcon}
        title="This account cannot be seen from here"
        action={<LinkButton href={paths.home()}>Open another account</LinkButton>}
      >
        The token that Gatehouse uses has no access to the account in this address. Choose another one, or ask a super
        administrator of the account to give the token access.
      </EmptyState>
    </Page>
  )
}
