import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { anyOfsIn, isNewId, withAnyOfs } from '#core/any-of'
import { sameDocument } from '#core/canonical'
import { changesOf } from '#core/any-of-changes'
import { withDraftWords } from '#core/any-of-words'
import { documentNoun } from '#core/document-kind'
import { documentOf, draftOf, emptyDraft, type Draft } from '#core/draft'
import { merge } from '#core/merge'
import type { SharedDraft } from '#core/shared-draft'
import type { ApiError } from '../../api/api-error'
import { useAccountNames } from '../../api/account'
import { useChangeLock } from '../../connection/use-change-lock'
import { addProblem, type Checked } from './draft-check'
import type { DraftBase, DraftPlace, KeptDraft } from '../../drafts/draft-storage'
import { begunOn, draftFrom, editedChange } from '../../drafts/edited-change'
import { useWaiveLock } from '../../connection/use-waive-lock'
import type { Attention, DraftContextValue, EditorContextValue } from './editor-context'
import type { EditorStart } from './editor-start'
import { createStore } from '../../external-store'
import type { DraftFindings } from './findings/draft-findings'
import type { FindingAsked } from './findings/use-finding-actions'
import { ownLock } from './own-lock'
import { useBase } from './use-base'
import { useDraft } from './use-draft'
import { useKeptDraft } from './use-kept-draft'
import { useHelpers } from './any-of/use-helpers'
import { useRuleActions } from './use-rule-actions'

interface Options extends Omit<DraftPlace, 'shared'> {
  /** The draft on the server that is being worked on. */
  shared: SharedDraft | undefined
  /** The newest version that was read. */
  live: DraftBase | undefined
  start: EditorStart
}

export type EditorState = ReturnType<typeof useEditorState>

/** Everything the editor holds: the draft, what it was begun on, what the browser keeps of it, and the focus. */
export function useEditorState({ account, kind, id, live, start, shared }: Options) {
  const accountNames = useAccountNames()
  const { keeping, trouble } = useKeptDraft({ account, kind, id, shared: shared?.id }, shared?.version)
  const versions = useBase({ account, kind, id }, start.base, live)
  const [restoredFrom, setRestoredFrom] = useState(start.restoredFrom)
  const [aside, setAside] = useState(start.aside)
  const [stores] = useState(() => ({
    attention: createStore<Attention | undefined>(undefined),
    said: createStore(''),
    saveAsked: createStore(false),
    findings: createStore<DraftFindings | undefined>(undefined),
    findingAsked: createStore<FindingAsked | undefined>(undefined),
    ruleNotes: createStore<ReturnType<EditorContextValue['ruleNotes']['get']>>(undefined),
    noteAsked: createStore<ReturnType<EditorContextValue['noteAsked']['get']>>(undefined),
  }))

  const onServer = shared && editedChange(shared)?.document
  const onCheck = ({ draft, document, changes }: Checked) => {
    const unsaved = onServer ? !sameDocument(kind, onServer, document) : changes.length > 0
    if (unsaved) keeping.keep(draft, versions.base)
    else keeping.forget()
  }
  const helpers = useHelpers(start, versions.base?.document)
  const { draft, fields } = useDraft({ start: start.draft, base: start.base?.document, group: helpers.holds, onCheck })
  const names = useMemo(
    () =>
      withDraftWords(accountNames, (groupId) => (isNewId(groupId) ? anyOfsIn(draft.now()).get(groupId) : undefined)),
    [accountNames, draft],
  )

  // The same words twice are said twice only if the text differs, so a space that nobody hears alternates.
  const announce = useCallback(
    (text: string) => stores.said.set(stores.said.get() === text ? `${text}\u00a0` : text),
    [stores],
  )
  const actions = useRuleActions({ draft, names, helpers, attention: stores.attention, announce })

  const changeLock = useChangeLock(kind)
  const lockedReason = ownLock(kind, versions.base?.document, account, names.nameOf) ?? changeLock
  const noteLock = useWaiveLock()
  const isNew = id === undefined
  const draftContext = useMemo<DraftContextValue>(
    () => ({ kind, draft, announce, lockedReason, noteLock, isNew, ...stores }),
    [kind, draft, announce, lockedReason, noteLock, isNew, stores],
  )
  const context = useMemo<EditorContextValue>(
    () => ({ ...draftContext, actions, names, nameOf: names.nameOf, helpers }),
    [draftContext, actions, names, helpers],
  )

  /** The draft is `next` from here on, compared with `version`; earlier steps no longer apply to it. */
  const beginAgain = (next: Draft, version: DraftBase | undefined) => {
    if (version) versions.moveTo(version)
    draft.settle(next, version?.document, 'steps forgotten')
    stores.saveAsked.set(false)
    setRestoredFrom(undefined)
  }

  useAdoptTheirs(versions.theirs, (theirs) => {
    if (draft.checkNow().changes.length > 0) return
    beginAgain(draftOf(kind, theirs.document), theirs)
    announce(`This ${documentNoun[kind]} changed in Cloudflare. The newest version is shown.`)
  })

  return {
    context,
    draftContext,
    fields,
    ...versions,
    restoredFrom,
    asideFrom: aside?.keptAt,
    trouble: trouble ?? start.trouble,
    said: stores.said,
    onSaved: (saved: DraftBase) => {
      versions.moveTo(saved)
      draft.settle(draftOf(kind, saved.document), saved.document, 'steps kept')
      keeping.forget()
      stores.saveAsked.set(false)
      setRestoredFrom(undefined)
    },
    onFailed: ({ body: { place, message } }: ApiError) => {
      if (place) draft.checked.set(addProblem(draft.checked.get(), { place, message, severity: 'error' }))
      stores.saveAsked.set(true)
    },
    discard: () => {
      const { base } = versions
      const newest = versions.theirs ?? base
      beginAgain(newest ? draftOf(kind, newest.document) : emptyDraft(kind), newest)
      keeping.forget()
      announce('The draft is discarded.')
    },
    /** The draft says `merged` from here on, compared with theirs. */
    goOnFrom: (merged: object, theirs: DraftBase) =>
      beginAgain(withAnyOfs(draftOf(kind, merged), anyOfsIn(draft.now())), theirs),
    /** What a publish of `document` writes: it, and the helper groups of its “any of” rows. */
    changesOf: (document: Record<string, unknown>, onto: DraftBase | undefined) =>
      changesOf({ kind, base: onto, document, anyOfs: anyOfsIn(draft.now()) }, helpers, names),
    takeTheirs: (theirs: DraftBase) => {
      const mine = draft.now()
      if (!keeping.putAside(mine, versions.base)) return
      setAside({ draft: mine, base: versions.base, keptAt: new Date().toISOString() })
      beginAgain(draftOf(kind, theirs.document), theirs)
    },
    /** It is on the server, and need not be kept here. */
    onShared: () => {
      keeping.forget()
      setRestoredFrom(undefined)
    },
    /** Goes on from what somebody else kept of the draft on the server; what is on the page is kept aside. */
    takeShared: (theirs: SharedDraft) => {
      const change = editedChange(theirs)
      const mine = draft.now()
      if (!change || !keeping.putAside(mine, versions.base)) return false
      setAside({ draft: mine, base: versions.base, keptAt: new Date().toISOString() })
      beginAgain(draftFrom(theirs, change), begunOn(theirs, change))
      return true
    },
    bringBack: () => {
      if (!aside) return
      draft.replaceAll(onTopOf(versions.base, aside))
      keeping.forgetAside()
      setAside(undefined)
    },
    forget: keeping.forget,
    forgetAside: () => {
      keeping.forgetAside()
      setAside(undefined)
    },
  }
}

/** A draft that lay aside, with what changed meanwhile. Where both changed one thing it is the draft that is wanted. */
function onTopOf(now: DraftBase | undefined, { draft, base }: KeptDraft): Draft {
  if (!now || !base) return draft
  const versions = { base: base.document, theirs: now.document, mine: documentOf(draft, base.document) }
  return withAnyOfs(draftOf(draft.kind, merge(draft.kind, versions, new Map(), 'mine').document), anyOfsIn(draft))
}

/** Without changes of one's own there is nothing to lose: the newest version simply takes the place of the old. */
function useAdoptTheirs(theirs: DraftBase | undefined, adopt: (theirs: DraftBase) => void) {
  const newest = useRef(adopt)
  useEffect(() => {
    newest.current = adopt
  })
  useEffect(() => {
    if (theirs) newest.current(theirs)
  }, [theirs])
}
