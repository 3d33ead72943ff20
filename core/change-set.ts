import type { DocumentKind } from './document-kind'

/** One write of a set. A change of what is there names the version it was made from. */
export type DocumentChange =
  | {
      action: 'create'
      kind: DocumentKind
      /** A name for it inside the set, such as `new:1`, by which the rules of others may point to it. */
      id: string
      document: Record<string, unknown>
    }
  | { action: 'update'; kind: DocumentKind; id: string; etag: string; document: Record<string, unknown> }
  | { action: 'delete'; kind: DocumentKind; id: string; etag: string }

/** How the ids begin that stand for objects which the set itself creates. */
export const NEW_ID = 'new:'

/** What a set may hold at most: each write takes three requests of the 1,200 that Cloudflare grants in 5 minutes. */
export const MOST_CHANGES = 100

/**
 * `done`: it holds. `undone`: it was done, and is as before again. `left`: it was done and could not be undone. `failed`:
 * it stopped the set. `not_done`: it was not tried.
 */
export type ChangeState = 'done' | 'undone' | 'left' | 'failed' | 'not_done'

/** What became of one change of a set. */
export interface ChangeOutcome {
  action: DocumentChange['action']
  kind: DocumentKind
  /** The object's id; of one that was not created, the id inside the set. */
  id: string
  name: string
  state: ChangeState
  /** What more there is to say, in whole sentences: why it failed, and what to do about what was left. */
  message?: string
  /** Of what was left, unless somebody changed it meanwhile: the change that sets it back, to be tried again. */
  undo?: DocumentChange
}
