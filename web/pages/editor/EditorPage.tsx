import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentKind } from '#core/document-kind'
import { useAccountId } from '../../api/account'
import type { ApiError } from '../../api/api-error'
import { browserStore, readDraft, type DraftBase } from '../../drafts/draft-storage'
import { Editor } from './Editor'
import { EditorLoading, EditorUnavailable } from './EditorStates'
import { startOf } from './editor-start'
import { SharedEditor } from './SharedEditor'
import { useOpenedDraft } from './use-opened-draft'
import { useResource } from './use-resource'

export const NewPolicyPage = () => <OpenedEditor kind="policies" account={useAccountId()} />

export const NewGroupPage = () => <OpenedEditor kind="groups" account={useAccountId()} />

export function PolicyPage() {
  const { account, id } = useAddress()
  const query = useQuery(useResource('policies').one(account, id))
  return <ExistingDocument kind="policies" account={account} id={id} query={query} />
}

/** A group of the account, or of the zone that the address names. */
export function GroupPage() {
  const { account, id } = useAddress()
  const query = useQuery(useResource('groups').one(account, id))
  return <ExistingDocument kind="groups" account={account} id={id} query={query} />
}

function useAddress() {
  const account = useAccountId()
  return { account, id: useParams({ strict: false, select: (params) => params.id ?? '' }) }
}

interface ExistingProps {
  kind: DocumentKind
  account: string
  id: string
  query: UseQueryResult<DraftBase, ApiError>
}

function ExistingDocument({ kind, account, id, query: { data, error, refetch } }: ExistingProps) {
  if (data) return <OpenedEditor key={id} kind={kind} account={account} id={id} live={data} />
  if (!error) return <EditorLoading kind={kind} />
  return <EditorUnavailable kind={kind} account={account} id={id} error={error} onRetry={() => void refetch()} />
}

export interface OpenedProps {
  kind: DocumentKind
  account: string
  id?: string
  /** The newest version that was read; it may move on while the editor is open. */
  live?: DraftBase
}

/** The editor, with the draft on the server that the address names, or with one's own. */
function OpenedEditor(props: OpenedProps) {
  const { draft, time } = useOpenedDraft()
  return draft === undefined ? (
    <OwnEditor key={time} {...props} />
  ) : (
    <SharedEditor key={time} {...props} draft={draft} />
  )
}

/** The editor, opened once with what was kept in this browser or with the live version. */
function OwnEditor({ kind, account, id, live }: OpenedProps) {
  const [start] = useState(() => {
    const place = { account, kind, id }
    return startOf(kind, live, readDraft(browserStore, place, 'draft'), readDraft(browserStore, place, 'aside'))
  })
  return <Editor kind={kind} account={account} id={id} live={live} start={start} />
}
