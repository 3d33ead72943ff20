import { documentNoun, type DocumentKind } from '#core/document-kind'
import { useAccountNames } from '../../api/account'
import { Card } from '../../ui/Card'
import { Skeleton } from '../../ui/Skeleton'
import { usesCounted } from './use-words'
import { UseLinks } from './UseLinks'
import { useDocumentUses } from './use-document-uses'
import { useZone } from './use-resource'

/** Where the document is used, so that nobody changes it unaware of who else is affected. */
export function UsedByPanel({ kind, id }: { kind: DocumentKind; id: string | undefined }) {
  const uses = useDocumentUses(kind, id)
  const { unreadable } = useAccountNames()
  const zone = useZone()
  const trouble = unreadable.find((part) => part.kind === 'apps' || part.kind === 'groups')?.error
  return (
    <Card className="p-4">
      <h2 className="mb-2 font-semibold">Used by</h2>
      {zone !== undefined && (
        <p>
          This group belongs to one domain. Only applications of that domain can use it, and which of them do is not
          known here.
        </p>
      )}
      {zone === undefined && uses === undefined && trouble && (
        <p>
          What uses this {documentNoun[kind]} could not be read. {trouble.message}
        </p>
      )}
      {zone === undefined && uses === undefined && !trouble && <Skeleton className="w-40" />}
      {uses && (
        <>
          <p className="text-kumo-subtle">
            {id === undefined ? `Nothing yet: this ${documentNoun[kind]} is new.` : sumOf(kind, uses)}
          </p>
          <UseLinks uses={uses} />
        </>
      )}
    </Card>
  )
}

function sumOf(kind: DocumentKind, uses: Parameters<typeof usesCounted>[0]): string {
  const counted = usesCounted(uses)
  if (counted === undefined) return `Nothing uses this ${documentNoun[kind]} yet.`
  return `${counted}. A change holds there at once.`
}
