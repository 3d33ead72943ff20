import { isHelperGroup } from '#core/helper-group'
import type { AccessDocument } from '#core/document-kind'
import { Banner } from '../../../ui/Banner'
import { useDraftEditor } from '../editor-context'
import { UseLinks } from '../UseLinks'
import { useDocumentUses } from '../use-document-uses'

/** On the page of a helper group, which people come to by its address alone: whose it is, and where it is changed. */
export function HelperBanner({ document }: { document: AccessDocument | undefined }) {
  const { kind } = useDraftEditor()
  const uses = useDocumentUses(kind, document?.id)
  if (kind !== 'groups' || !isHelperGroup(document)) return null
  if (uses?.length === 0) {
    return (
      <Banner title="Gatehouse made this group for an “any of”, and nothing uses it any more">
        It can be deleted.
      </Banner>
    )
  }
  const names = uses?.map(({ name }) => name)
  return (
    <Banner title={`Gatehouse keeps this group for ${names ? new Intl.ListFormat('en').format(names) : 'an “any of”'}`}>
      <p>It stands there as one row under “and they must also”. Change it there: a change here holds there at once.</p>
      {uses && <UseLinks uses={uses} />}
    </Banner>
  )
}
