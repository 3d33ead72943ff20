import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentChange } from '#core/change-set'
import { differences, type Difference } from '#core/diff'
import type { DocumentKind } from '#core/document-kind'
import { asApiError, type ApiError } from '../../api/api-error'
import { applyChanges } from '../../api/changes'
import { paths } from '../../paths'
import type { DraftBase } from '../../drafts/draft-storage'
import { justCreated } from './saved-note'
import { useResource } from './use-resource'

/** A save went through, but Cloudflare has something else now. */
export interface SavedOtherwise {
  /** Whole sentences. */
  warning: string
  /** From what was sent to what is there. */
  changes: Difference[]
}

interface Options {
  /** All that a save of a document writes, which was made from the version `onto`. */
  changesOf: (document: Record<string, unknown>, onto: DraftBase | undefined) => DocumentChange[]
  kind: DocumentKind
  account: string
  id: string | undefined
  base: DraftBase | undefined
  /** The document is in Cloudflare, in this version; `otherwise` when that is not what was sent. */
  onSaved: (saved: DraftBase, otherwise?: SavedOtherwise) => void
  /** Somebody else saved meanwhile; nothing was written. */
  onChangedMeanwhile: (live: DraftBase | undefined) => void
  /** Somebody else deleted it meanwhile. */
  onGone: () => void
  onFailed: (error: ApiError) => void
}

/** Writes the draft: creates a new document and goes to its page, or updates the one that is there. */
export function useSave({
  kind,
  account,
  id,
  base,
  changesOf,
  onSaved,
  onChangedMeanwhile,
  onGone,
  onFailed,
}: Options) {
  const navigate = useNavigate()
  const resource = useResource(kind)
  const queries = useQueryClient()
  const update = useMutation(resource.update(queries, account, id ?? ''))
  const create = useMutation(resource.create(queries, account))
  const apply = useMutation(applyChanges(queries, account))
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)

  /** Writes the document with its helper groups, as one; answers the version that the document has then. */
  const writeAll = async (changes: readonly DocumentChange[], name: unknown): Promise<DraftBase> => {
    const { changes: outcomes } = await apply.mutateAsync(changes)
    const made = outcomes.find((one) => one.action === 'create' && one.kind === kind && one.name === name)
    return queries.fetchQuery({ ...resource.one(account, id ?? made?.id ?? ''), staleTime: 0 })
  }

  const write = async (document: Record<string, unknown>, onto: DraftBase | undefined) => {
    const changes = changesOf(document, onto)
    const [only] = changes
    const alone = changes.length === 1 && only?.kind === kind && (id === undefined || only.id === id)
    if (id !== undefined && onto && changes.length === 0) return onSaved(onto)
    if (id !== undefined && onto) {
      if (!alone) return onSaved(await writeAll(changes, document['name']))
      const { warning, ...saved } = await update.mutateAsync({ document, etag: onto.etag })
      return onSaved(
        saved,
        warning === undefined ? undefined : { warning, changes: differences(kind, document, saved.document) },
      )
    }
    const created = alone ? await create.mutateAsync({ document }) : await writeAll(changes, document['name'])
    onSaved(created)
    justCreated.set(created.document.id)
    await navigate({ to: pathOf(kind, account, created.document.id), replace: true })
  }

  /** Saves a document that was made from the version `onto`. */
  const save = async (document: Record<string, unknown>, onto = base) => {
    setSaving(true)
    setError(null)
    try {
      await write(document, onto)
    } catch (thrown) {
      const failed = asApiError(thrown)
      // Of a set, it may be a helper group that changed meanwhile: then the document itself is as it was.
      const itself = failed.body.changes?.every((one) => one.state !== 'failed' || one.id === id) !== false
      if (failed.body.code === 'changed_meanwhile' && itself) {
        return onChangedMeanwhile(failed.body.live as DraftBase | undefined)
      }
      if (failed.body.code === 'not_found' && itself && id !== undefined) return onGone()
      setError(failed)
      onFailed(failed)
    } finally {
      setSaving(false)
    }
  }

  return { save, saving, error, forgetError: () => setError(null) }
}

const pathOf = (kind: DocumentKind, account: string, id: string) =>
  kind === 'policies' ? paths.policy(account, id) : paths.group(account, id)
