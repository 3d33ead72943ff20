import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ChangeOutcome, DocumentChange } from '#core/change-set'
import { differences, type Difference } from '#core/diff'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import { isObject } from '#core/json'
import { asApiError, type ApiError } from '../../../api/api-error'
import { publishChanges } from '../../../api/changes'
import { paths } from '../../../paths'
import type { Reasons } from '../../../publish/reasons'
import type { DraftBase } from '../../../drafts/draft-storage'
import { justCreated } from '../saved-note'
import { useResource, useZone } from '../use-resource'

/** A publish went through, but Cloudflare has something else now. */
export interface PublishedOtherwise {
  /** Whole sentences. */
  warning: string
  /** From what was sent to what is there. */
  changes: Difference[]
}

interface Options {
  kind: DocumentKind
  account: string
  id: string | undefined
  base: DraftBase | undefined
  /** What a publish of `document`, made from `onto`, writes: it, and what belongs to it. */
  changesOf: (document: Record<string, unknown>, onto: DraftBase | undefined) => DocumentChange[]
  /** What publishes it when it is a draft on the server; answers nothing when it is none. */
  through: (
    document: Record<string, unknown>,
    onto: DraftBase | undefined,
    reasons: Reasons,
  ) => Promise<{ changes: ChangeOutcome[] }> | undefined
  /** The document is in Cloudflare, in this version; `otherwise` when that is not what was sent. */
  onPublished: (published: DraftBase, otherwise?: PublishedOtherwise) => void
  /** Somebody else saved meanwhile; nothing was written. */
  onChangedMeanwhile: (live: DraftBase | undefined) => void
  /** Somebody else deleted it meanwhile. */
  onGone: () => void
  onFailed: (error: ApiError) => void
}

/** Writes the draft as one set of changes. After a new document was made, goes to its page. */
export function usePublish(options: Options) {
  const { kind, account, id, base, changesOf, through, onPublished, onChangedMeanwhile, onGone, onFailed } = options
  const navigate = useNavigate()
  const resource = useResource(kind)
  const zone = useZone()
  const queries = useQueryClient()
  const apply = useMutation(publishChanges(queries, account))
  const update = useMutation(resource.update(queries, account, id ?? ''))
  const [publishing, setPublishing] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)

  /** What is there after a publish. What was sent, in no version, when it cannot be read now. */
  const readBack = (own: string, sent: Record<string, unknown>): Promise<DraftBase> =>
    queries
      .fetchQuery(resource.latest(account, own))
      .catch(() => ({ document: { ...sent, id: own } as AccessDocument, etag: '"unread"' }))

  const write = async (document: Record<string, unknown>, onto: DraftBase | undefined, reasons: Reasons) => {
    // A group of a zone is written by itself: sets of changes are of the account.
    if (zone !== undefined && id !== undefined && onto) {
      const { warning, ...saved } = await update.mutateAsync({ document, etag: onto.etag })
      return onPublished(saved, otherwise(kind, document, saved, warning))
    }
    const changes = changesOf(document, onto)
    if (changes.length === 0 && onto) return onPublished(onto)
    const { changes: outcomes } = await (through(document, onto, reasons) ?? apply.mutateAsync({ changes, ...reasons }))
    const own = ownOutcome(outcomes, kind, id, document)
    const saved = await readBack(own?.id ?? id ?? '', document)
    onPublished(saved, otherwise(kind, document, saved, own?.message))
    if (id !== undefined) return undefined
    justCreated.set(saved.document.id)
    return navigate({ to: paths.document(account, kind, saved.document.id), replace: true })
  }

  /** Publishes a document that was made from the version `onto`. */
  const publish = async (document: Record<string, unknown>, reasons: Reasons = {}, onto = base) => {
    setPublishing(true)
    setError(null)
    try {
      await write(document, onto, reasons)
    } catch (thrown) {
      const failed = asApiError(thrown)
      const { code, live, changes } = failed.body
      const culprit = changes?.find(({ state }) => state === 'failed')
      const aboutUs = culprit === undefined || (culprit.kind === kind && culprit.id === id)
      if (code === 'changed_meanwhile' && aboutUs) return onChangedMeanwhile(asBase(live))
      if (code === 'not_found' && id !== undefined && aboutUs) return onGone()
      setError(failed)
      onFailed(failed)
    } finally {
      setPublishing(false)
    }
  }

  return { publish, publishing, error, forgetError: () => setError(null) }
}

const asBase = (live: unknown) => (isObject(live) ? (live as unknown as DraftBase) : undefined)

/** What became of the document itself, among what became of all that was written. */
const ownOutcome = (
  outcomes: readonly ChangeOutcome[],
  kind: DocumentKind,
  id: string | undefined,
  document: Record<string, unknown>,
) =>
  outcomes.find((outcome) =>
    id === undefined
      ? outcome.action === 'create' && outcome.kind === kind && outcome.name === document['name']
      : outcome.kind === kind && outcome.id === id,
  )

const otherwise = (
  kind: DocumentKind,
  sent: object,
  { document }: DraftBase,
  warning: string | undefined,
): PublishedOtherwise | undefined =>
  warning === undefined ? undefined : { warning, changes: differences(kind, sent, document) }
