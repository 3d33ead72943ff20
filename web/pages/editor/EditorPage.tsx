import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAccountId } from '../../api/account'
import type { DocumentResource } from '../../api/document-resource'
import { groupResource } from '../../api/groups'
import { policyResource } from '../../api/policies'
import { readDraft, type DraftBase } from './draft-storage'
import { Editor } from './Editor'
import { EditorLoading, EditorUnavailable } from './EditorStates'
import { startOf } from './editor-start'
import { browserStore } from './use-kept-draft'

export const NewPolicyPage = () => <NewDocument resource={policyResource} />
export const NewGroupPage = () => <NewDocument resource={groupResource} />
export const PolicyPage = () => <ExistingDocument resource={policyResource} />
export const GroupPage = () => <ExistingDocument resource={groupResource} />

interface Props {
  resource: DocumentResource<'policies'> | DocumentResource<'groups'>
}

function NewDocument({ resource }: Props) {
  const account = useAccountId()
  return <OpenedEditor key={account} resource={resource} account={account} />
}

function ExistingDocument({ resource }: Props) {
  const account = useAccountId()
  const id = useParams({ strict: false, select: (params) => params.id ?? '' })
  const query = useQuery((resource as DocumentResource<'policies'>).one(account, id))
  if (query.data) {
    return <OpenedEditor key={id} resource={resource} account={account} id={id} live={query.data} />
  }
  if (query.error) {
    return (
      <EditorUnavailable
        kind={resource.kind}
        account={account}
        id={id}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    )
  }
  return <EditorLoading kind={resource.kind} />
}

interface OpenedProps extends Props {
  account: string
  id?: string
  /** The newest version that was read; it may move on while the editor is open. */
  live?: DraftBase
}

/** The editor, opened once with what was kept in this browser or with the live version. */
function OpenedEditor({ resource, account, id, live }: OpenedProps) {
  const [start] = useState(() => {
    const place = { account, kind: resource.kind, id }
    return startOf(
      resource.kind,
      live,
      readDraft(browserStore, place, 'draft'),
      readDraft(browserStore, place, 'aside'),
    )
  })
  return <Editor resource={resource} account={account} id={id} live={live} start={start} />
}
