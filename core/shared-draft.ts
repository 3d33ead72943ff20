import type { DocumentChange } from './change-set'

/** `draft`: being worked on. `proposed`: waits for an owner. `sent-back`: an owner wants it changed. The last two are ends. */
export type DraftState = 'draft' | 'proposed' | 'sent-back' | 'published' | 'discarded'

/** A change set that lives on the server, so that it can be shared by link and proposed. */
export interface SharedDraft {
  id: string
  title: string
  state: DraftState
  changes: DocumentChange[]
  /** What the objects were when the draft was begun, by `kind:id`, so that it can be merged. */
  bases: Record<string, unknown>
  author: string
  created_at: string
  updated_at: string
  reason?: string
  /** Who proposed it, and what was said of it since, the newest last. */
  remarks: {
    actor: string
    at: string
    what: 'proposed' | 'sent-back' | 'approved' | 'published' | 'discarded'
    text?: string
  }[]
  /** Counts up with each change; a change names the one it was made from. */
  version: number
  /** The set under which it was published stands in the history. */
  set?: string
}
