import { useQuery } from '@tanstack/react-query'
import type { DocumentChange } from '#core/change-set'
import { documentNoun } from '#core/document-kind'
import type { SharedDraft } from '#core/shared-draft'
import { useAccountId } from '../api/account'
import { groupResource } from '../api/groups'
import { policyResource } from '../api/policies'
import { paths } from '../paths'
import { Banner } from '../ui/Banner'
import { LinkButton } from '../ui/LinkButton'
import { editedChange } from './edited-change'
import { isOutdated, nameOfChange } from './draft-words'

interface Props {
  draft: SharedDraft
  change: DocumentChange
}

/** Says that an object changed after the draft was begun on it, or is gone, and what to do then. */
export function OutdatedNote({ draft, change }: Props) {
  const account = useAccountId()
  const { kind, id, action } = change
  const exists = action !== 'create'
  const policy = useQuery({ ...policyResource.one(account, id), enabled: exists && kind === 'policies' })
  const group = useQuery({ ...groupResource.one(account, id), enabled: exists && kind === 'groups' })
  const { data, error } = kind === 'policies' ? policy : group
  const name = nameOfChange(draft, change)
  const noun = documentNoun[kind]
  if (error?.body.code === 'not_found') {
    return (
      <Banner
        tone="warning"
        title={`The ${noun} ${name} was deleted meanwhile`}
        action={<LinkButton href={paths.historyOf(account, kind, id)}>Look at its history</LinkButton>}
      >
        This draft cannot be published as it is. Restore the {noun} from its history first, or discard the draft.
      </Banner>
    )
  }
  if (!isOutdated(draft, change, data?.document)) return null
  return (
    <Banner
      tone="warning"
      title={`The ${noun} ${name} changed in Cloudflare after this draft was begun`}
      action={
        editedChange(draft) && <LinkButton href={paths.draftInEditor(account, draft.id)}>Put both together</LinkButton>
      }
    >
      What does not collide is put together when it is published, and nothing of theirs is lost. What collides stops it:
      the editor puts both together, and you choose.
    </Banner>
  )
}
