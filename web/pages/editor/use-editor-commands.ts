import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type RefObject } from 'react'
import type { DocumentChange } from '#core/change-set'
import { documentNoun, membersOf } from '#core/document-kind'
import type { Draft } from '#core/draft'
import type { DocumentProblem } from '#core/problems'
import type { SharedDraft } from '#core/shared-draft'
import { RULE_TYPES } from '#core/rule-type'
import type { DraftContent } from '../../api/drafts'
import { paths } from '../../paths'
import { stopping } from './draft-check'
import { browserStore, type DraftBase } from '../../drafts/draft-storage'
import type { OpenDialog } from './EditorDialogs'
import { justCreated } from './saved-note'
import { startAsNew } from '../../drafts/start-as-new'
import { useZone } from './use-resource'
import type { SharedDrafting } from './use-shared-draft'
import type { EditorState } from './use-editor-state'
import type { Reasons } from '../../publish/reasons'
import { usePublish, type PublishedOtherwise } from './publish/use-publish'

/** The longest title of a shared draft, in characters. */
const LONGEST_TITLE = 200

interface Options {
  root: RefObject<HTMLElement | null>
  account: string
  id: string | undefined
  state: EditorState
  sharing: SharedDrafting
  setDialog: (dialog: OpenDialog) => void
}

export type EditorCommands = ReturnType<typeof useEditorCommands>

/** What keys, buttons and menus of the editor do. */
export function useEditorCommands({ root, account, id, state, sharing, setDialog }: Options) {
  const navigate = useNavigate()
  const zone = useZone()
  const { draft, kind, announce, attention, saveAsked, lockedReason } = state.context
  const [saved, setSaved] = useState(() => id !== undefined && justCreated.get() === id)
  const [savedOtherwise, setSavedOtherwise] = useState<PublishedOtherwise>()
  const [trouble, setTrouble] = useState<string>()
  const list = paths.documents(account, kind)
  useEffect(() => justCreated.set(undefined), [])

  const publishing = usePublish({
    kind,
    account,
    id,
    base: state.base,
    changesOf: state.changesOf,
    through: (document, onto, reasons) =>
      sharing.draft && sharing.publish(contentOf(document, onto), sharing.draft, reasons),
    onPublished: (version, otherwise) => {
      state.onSaved(version)
      setSaved(true)
      setSavedOtherwise(otherwise)
      setDialog(undefined)
      if (sharing.draft && id !== undefined) void sharing.leave()
    },
    onChangedMeanwhile: (live) => {
      if (live) state.tell(live)
      announce(`Somebody else saved this ${documentNoun[kind]} first. Nothing was written.`)
      setDialog('merge')
    },
    onGone: () => setDialog('gone'),
    onFailed: state.onFailed,
  })

  /** What is kept of the draft on the server. */
  const contentOf = (document = draft.checkNow().document, onto = state.base): DraftContent => {
    const { name } = membersOf(document)
    const title = typeof name === 'string' ? Array.from(name.trim()).slice(0, LONGEST_TITLE).join('') : ''
    const changes = state.changesOf(document, onto)
    const same: DocumentChange[] = onto
      ? [{ action: 'update', kind, id: onto.document.id, etag: onto.etag, document: { ...onto.document } }]
      : []
    return {
      title: title === '' ? `Nameless ${documentNoun[kind]}` : title,
      changes: changes.length > 0 ? changes : same,
      bases: onto ? { [`${kind}:${onto.document.id}`]: onto.document } : {},
    }
  }
  const share = async () => {
    if (lockedReason !== undefined) return announce(lockedReason)
    if (zone !== undefined) return announce('A group of a zone cannot be shared as a draft.')
    const { changes } = draft.checkNow()
    if (!sharing.draft && id !== undefined && changes.length === 0) return announce('Nothing is changed yet.')
    if (sharing.keeping) return undefined
    if (!(await sharing.keep(contentOf()))) return undefined
    state.onShared()
    return announce('Saved as a draft to share.')
  }

  const focus = (selector: string) => root.current?.querySelector<HTMLElement>(selector)?.focus()
  const goTo = ({ place: { field, index } }: DocumentProblem) => {
    const ruleType = RULE_TYPES.find((type) => type === field)
    if (ruleType && index !== undefined) attention.set({ ruleType, index, next: 'open' })
    else if (ruleType) focus(`[data-block="${ruleType}"]`)
    else if (field === 'name') focus('[data-name]')
    else focus(`[data-condition="${field}"] summary`)
  }
  const step = (which: 'undo' | 'redo', words: string) => {
    if (lockedReason !== undefined) return
    const { canUndo, canRedo } = draft.steps.get()
    if (which === 'undo' ? !canUndo : !canRedo) return announce(`There is nothing to ${which}.`)
    setSaved(false)
    const place = draft[which]()
    announce(words)
    // A row that came or went took the focus with it.
    requestAnimationFrame(() => {
      if (place && document.activeElement === document.body) attention.set({ ...place, next: 'focus' })
    })
  }
  const publish = () => {
    if (lockedReason !== undefined) return announce(lockedReason)
    const checked = draft.checkNow()
    saveAsked.set(true)
    const [first] = stopping(checked)
    if (first) return goTo(first)
    if (id !== undefined && checked.changes.length === 0) return announce('Nothing is changed yet.')
    publishing.forgetError()
    setSaved(false)
    setSavedOtherwise(undefined)
    setDialog(state.theirs ? 'merge' : 'publish')
  }

  /** Goes to the page for a new one, with this draft; answers whether the draft could be carried over. */
  const makeNew = (draftOfNew: Draft): boolean => {
    const why = startAsNew(browserStore, account, draftOfNew, new Date().toISOString())
    setTrouble(why)
    if (why !== undefined) return false
    void navigate({ to: paths.newDocument(account, kind) })
    return true
  }

  return {
    saved,
    savedOtherwise,
    trouble,
    publishing: publishing.publishing,
    publishError: publishing.error,
    publish,
    goTo,
    confirmPublish: (reasons: Reasons) => void publishing.publish(draft.checkNow().document, reasons),
    share: () => void share(),
    isShared: sharing.draft !== undefined,
    proposing: sharing.keeping || sharing.proposing,
    history: () => void navigate({ to: paths.historyOf(account, kind, id ?? '') }),
    /** Asks an owner to publish the draft. */
    propose: async ({ reason }: Reasons) => {
      const proposed = await sharing.propose(contentOf(), reason)
      setDialog(undefined)
      if (!proposed) return
      state.onShared()
      announce('An owner is asked for approval.')
    },
    takeSharedTheirs: (theirs: SharedDraft) => {
      if (state.takeShared(theirs)) sharing.moveTo(theirs)
    },
    keepSharedMine: async (theirs: SharedDraft) => {
      if (await sharing.keep(contentOf(), theirs)) state.onShared()
    },
    undo: () => step('undo', 'Undone.'),
    redo: () => step('redo', 'Done again.'),
    json: () => setDialog('json'),
    shortcuts: () => setDialog('shortcuts'),
    remove: () => setDialog('delete'),
    discard: () => setDialog('discard'),
    compare: () => {
      draft.checkNow()
      publishing.forgetError()
      setDialog('merge')
    },
    discardNow: async () => {
      // A draft that others can open is thrown away for them, too.
      if (sharing.draft && !(await sharing.discard())) return
      state.discard()
    },
    deleted: () => {
      state.forget()
      void navigate({ to: list })
    },
    takeTheirs: (theirs: DraftBase) => {
      state.takeTheirs(theirs)
      setDialog(undefined)
    },
    publishMerged: (merged: Record<string, unknown>, theirs: DraftBase) => void publishing.publish(merged, {}, theirs),
    goOnFrom: (merged: Record<string, unknown>, theirs: DraftBase) => {
      state.goOnFrom(merged, theirs)
      setDialog(undefined)
    },
    duplicate: () => {
      const now = draft.now()
      makeNew({ ...now, name: `Copy of ${now.name}` })
    },
    makeNewOfGone: () => {
      if (makeNew(draft.now())) state.forget()
    },
  }
}
