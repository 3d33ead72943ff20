import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import type { DocumentKind } from '#core/document-kind'
import { asApiError, type ApiError } from '../../api/api-error'
import { groupResource } from '../../api/groups'
import { policyResource } from '../../api/policies'
import { paths } from '../../paths'
import type { DraftBase } from './draft-storage'
import { justCreated } from './saved-note'

interface Options {
  kind: DocumentKind
  account: string
  id: string | undefined
  base: DraftBase | undefined
  /** The document is in Cloudflare, in this version. */
  onSaved: (saved: DraftBase) => void
  /** Somebody else saved meanwhile; nothing was written. */
  onChangedMeanwhile: (live: DraftBase | undefined) => void
  onFailed: (error: ApiError) => void
}

/** Writes the draft: creates a new document and goes to its page, or updates the one that is there. */
export function useSave({ kind, account, id, base, onSaved, onChangedMeanwhile, onFailed }: Options) {
  const navigate = useNavigate()
  const update = {
    policies: policyResource.useUpdate(account, id ?? ''),
    groups: groupResource.useUpdate(account, id ?? ''),
  }[kind]
  const create = { policies: policyResource.useCreate(account), groups: groupResource.useCreate(account) }[kind]
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)

  const write = async (document: Record<string, unknown>) => {
    if (id !== undefined && base) return onSaved(await update.mutateAsync({ document, etag: base.etag }))
    const created = await create.mutateAsync({ document })
    onSaved(created)
    justCreated.set(created.document.id)
    await navigate({ to: pathOf(kind, account, created.document.id), replace: true })
  }

  const save = async (document: Record<string, unknown>) => {
    setSaving(true)
    setError(null)
    try {
      await write(document)
    } catch (thrown) {
      const failed = asApiError(thrown)
      if (failed.body.code === 'changed_meanwhile') return onChangedMeanwhile(failed.body.live as DraftBase | undefined)
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
