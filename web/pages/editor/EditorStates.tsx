import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { documentNoun, type DocumentKind } from '#core/document-kind'
import type { ApiError } from '../../api/api-error'
import { useOwnPolicies } from '../../api/own-policies'
import { paths } from '../../paths'
import { Banner } from '../../ui/Banner'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { browserStore, readDraft } from '../../drafts/draft-storage'
import { OwnPolicyNote } from './OwnPolicyNote'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { startAsNew } from '../../drafts/start-as-new'

const sections: Record<DocumentKind, { section: string; list: (account: string) => string }> = {
  policies: { section: 'Policies', list: paths.policies },
  groups: { section: 'Groups', list: paths.groups },
}

export function EditorLoading({ kind }: { kind: DocumentKind }) {
  const title = kind === 'policies' ? 'Policy' : 'Group'
  return (
    <Page title={title} section={sections[kind].section}>
      <div className="flex flex-col gap-5">
        <output className="sr-only">Loading this {documentNoun[kind]}…</output>
        <Skeleton className="h-14 w-full" />
        {['a', 'b', 'c'].map((block) => (
          <div key={block} className="flex flex-col gap-3 rounded-xl p-4 ring ring-kumo-hairline">
            <Skeleton className="w-56" />
            <Skeleton className="h-9 w-full" />
          </div>
        ))}
      </div>
    </Page>
  )
}

interface UnavailableProps {
  kind: DocumentKind
  account: string
  id: string
  error: ApiError
  onRetry: () => void
}

/** In place of the editor: why the document cannot be shown, and what can be done. */
export function EditorUnavailable({ kind, account, id, error, onRetry }: UnavailableProps) {
  const noun = documentNoun[kind]
  const { section, list } = sections[kind]
  const gone = error.body.code === 'not_found'
  const ownPolicies = useOwnPolicies(account)
  const own = gone && kind === 'policies' ? ownPolicies?.find(({ document }) => document.id === id) : undefined
  const forbidden = error.body.code === 'not_allowed'
  const title = gone
    ? own
      ? 'This policy belongs to one application'
      : `This ${noun} does not exist`
    : forbidden
      ? `This ${noun} may not be read`
      : `This ${noun} could not be read`
  return (
    <Page title={title} section={section}>
      {own && <OwnPolicyNote policy={own} />}
      {gone && !own && <p>It may have been deleted in Cloudflare, or the address may belong to another account.</p>}
      {!gone && <ServerErrorNote error={error} />}
      <div className="flex flex-wrap gap-2">
        {!gone && <Button onClick={onRetry}>Try again</Button>}
        <LinkButton href={list(account)}>To all {section.toLowerCase()}</LinkButton>
      </div>
      {gone && <LeftOverDraft kind={kind} account={account} id={id} />}
    </Page>
  )
}

/** Unsaved changes of a document that is gone: they are not lost, they can become a new one. */
function LeftOverDraft({ kind, account, id }: Pick<UnavailableProps, 'kind' | 'account' | 'id'>) {
  const navigate = useNavigate()
  const [kept] = useState(() => readDraft(browserStore, { account, kind, id }, 'draft'))
  const [trouble, setTrouble] = useState<string>()
  if (kept.state !== 'kept') return null
  const { draft } = kept.kept
  const makeNew = () => {
    const why = startAsNew(browserStore, account, draft, new Date().toISOString())
    setTrouble(why)
    if (why !== undefined) return
    void navigate({ to: paths.newDocument(account, kind) })
  }
  return (
    <Banner
      tone="warning"
      title={`Your unsaved changes to “${draft.name}” are still in this browser`}
      action={<Button onClick={makeNew}>Make a new {documentNoun[kind]} of them</Button>}
    >
      {trouble}
    </Banner>
  )
}
