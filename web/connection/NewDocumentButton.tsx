import { PlusIcon } from '@phosphor-icons/react'
import { documentNoun, type DocumentKind } from '#core/document-kind'
import { useAccountId } from '../api/account'
import { paths } from '../paths'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { useChangeLock } from './use-change-lock'

/** Leads to a new policy or group; while none can be made from here, it says why. */
export function NewDocumentButton({ kind }: { kind: DocumentKind }) {
  const account = useAccountId()
  const lock = useChangeLock(kind)
  const words = `New ${documentNoun[kind]}`
  if (lock !== undefined) {
    return (
      <Button variant="primary" icon={PlusIcon} disabledReason={lock}>
        {words}
      </Button>
    )
  }
  return (
    <LinkButton
      href={{ policies: paths.newPolicy, groups: paths.newGroup }[kind](account)}
      variant="primary"
      icon={PlusIcon}
    >
      {words}
    </LinkButton>
  )
}
