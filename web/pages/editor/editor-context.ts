import { createContext, use } from 'react'
import type { DocumentKind } from '#core/document-kind'
import type { NameLookup } from '#core/reference'
import type { DocumentNotes, NotedRule } from '#core/rule-note'
import type { RuleType } from '#core/rule-type'
import type { Names } from '#core/selector'
import type { ExternalStore } from '../../external-store'
import type { Helpers } from './any-of/use-helpers'
import type { DraftFindings } from './findings/draft-findings'
import type { FindingAsked } from './findings/use-finding-actions'
import type { DraftForm } from './use-draft'
import type { RuleActions } from './use-rule-actions'

/** A row that should be looked at next: it is scrolled to, then focused or opened, or only shown. Index -1: the empty block. */
export interface Attention {
  ruleType: RuleType
  index: number
  next: 'focus' | 'open' | 'show'
}

/**
 * What parts of the editor need that show nothing else of the account. It stays the same while somebody types, and when
 * names come in.
 */
export interface DraftContextValue {
  kind: DocumentKind
  draft: DraftForm
  attention: ExternalStore<Attention | undefined>
  /** Read out, politely, to whoever does not see the page. */
  announce: (text: string) => void
  /** A save was asked for, so that what is still missing is now a mistake and not just unfinished. */
  saveAsked: ExternalStore<boolean>
  /** What is found in the draft; `undefined` until it was looked at. */
  findings: ExternalStore<DraftFindings | undefined>
  /** The finding whose dialog is open. */
  findingAsked: ExternalStore<FindingAsked | undefined>
  /** What was said of the rules here; `undefined` until it was read, and for a document that was never saved. */
  ruleNotes: ExternalStore<DocumentNotes | undefined>
  /** The rule of which somebody wants to say why it is there. */
  noteAsked: ExternalStore<Pick<NotedRule, 'ruleType' | 'rule'> | undefined>
  /** Why nothing can be said of rules from here; what may be changed in Cloudflare does not matter for it. */
  noteLock: string | undefined
  /** The document was never saved. */
  isNew: boolean
  /** Why nothing here can be changed; absent when it can. */
  lockedReason: string | undefined
}

/** What every other part needs. When names or groups of the account come in it is another, and what reads it is drawn anew. */
export interface EditorContextValue extends DraftContextValue {
  actions: RuleActions
  names: Names
  nameOf: NameLookup
  /** The helper groups of “any of” rows. */
  helpers: Helpers
}

export const DraftContext = createContext<DraftContextValue | undefined>(undefined)

export const EditorContext = createContext<EditorContextValue | undefined>(undefined)

export function useEditor(): EditorContextValue {
  const editor = use(EditorContext)
  if (!editor) throw new Error('This part of the editor stands outside of it.')
  return editor
}

/** For parts that show neither names nor groups: reading the account does not draw them anew. */
export function useDraftEditor(): DraftContextValue {
  const editor = use(DraftContext)
  if (!editor) throw new Error('This part of the editor stands outside of it.')
  return editor
}
