import type { PeopleTouched } from './assessment'
import type { ChangeState, DocumentChange } from './change-set'
import type { AccessDocument, DocumentKind } from './document-kind'

/** Where a recorded change came from: published here, or made past Gatehouse and noticed when it was read. */
export type RecordOrigin = 'gatehouse' | 'elsewhere'

/**
 * `begun`: recorded, its outcome not known yet. `unsettled`: nobody could find out what became of it. The others are as
 * `ChangeState` says.
 */
export type RecordState = 'begun' | 'unsettled' | ChangeState

/** One change of one object, as the history keeps it. Records are only ever added: what became of one is a record of its own below it. */
export interface HistoryRecord {
  /** Counts up from 1 in each account. */
  number: number
  /** What was published together has one set. */
  set: string
  origin: RecordOrigin
  state: RecordState
  action: DocumentChange['action']
  kind: DocumentKind
  /** The object's id at Cloudflare; absent while it is being created. */
  id?: string
  name: string
  /** Who: an email, `local`, or for changes made elsewhere what Cloudflare's audit log says. Absent = not known. */
  actor?: string
  /** RFC 3339. */
  at: string
  reason?: string
  /** The reason for which an owner overrode a guard. */
  override?: string
  people?: PeopleTouched
  /** The number of the record that this one restores or takes back. */
  restores?: number
  undoes?: number
  /** What Cloudflare answered: status, ray and the id of its own audit log. */
  cloudflare?: { status?: number; ray?: string; audit?: string }
  /** Whole sentences: why it failed, or how it was settled after a crash. */
  message?: string
}

/** A record with what the object was before and after. `null` = it did not exist. */
export interface HistoryEntry extends HistoryRecord {
  before: AccessDocument | null
  after: AccessDocument | null
  /** SHA-256 over this record and the hash of the one before it. */
  hash: string
}

/** How long a publish can be taken back with one click. */
export const UNDO_MINUTES = 30
