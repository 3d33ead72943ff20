import type { PeopleTouched } from './assessment'
import type { ChangeOutcome, ChangeState, DocumentChange } from './change-set'
import type { AccessDocument, DocumentKind } from './document-kind'
import type { ReferenceKind } from './reference'
import type { UncheckedGuard } from './unchecked-guard'

/** Where a recorded change came from: published here, or made past Gatehouse and noticed when it was read. */
export type RecordOrigin = 'gatehouse' | 'elsewhere'

/**
 * `begun`: recorded, its outcome not known yet. `undoing`: done, and being taken back because another of its set failed.
 * `unsettled`: nobody could find out what became of it. The others are as `ChangeState` says.
 */
export type RecordState = 'begun' | 'undoing' | 'unsettled' | ChangeState

/** One change of one object, as the history keeps it. Records are only ever added: what became of one is a record of its own below it. */
export interface HistoryRecord {
  /** Counts up from 1 in each account. */
  number: number
  /** What was published together has one set. */
  set: string
  /** How many changes the set has, when it has more than this one; they are taken back together. */
  together?: number
  origin: RecordOrigin
  state: RecordState
  action: DocumentChange['action']
  kind: DocumentKind
  /** The object's id at Cloudflare; absent while it is being created. */
  id?: string
  /** What it was called inside its set while it had no id. */
  inside?: string
  /** The zone that a group belongs to; absent = to the account. */
  zone?: string
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
  /** The number of the record that took this one back. */
  undone_by?: number
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

/** A page of the history, the newest first. */
export interface HistoryPage {
  records: HistoryRecord[]
  /** Ask for what is before this number to go on; absent at the end. */
  before?: number
  /** Whether everything was compared with Cloudflare since Gatehouse started: while not, something may be missing. */
  settled: boolean
}

/** What a record is asked for by, all of it together. `q` is looked for in names, people and reasons. */
export interface HistoryQuery {
  kind?: DocumentKind
  id?: string
  actor?: string
  origin?: RecordOrigin
  /** What was published together. */
  set?: string
  q?: string
  before?: number
}

/** Something that stood in the account once and does not any more, by the name that it had last. */
export interface LastKnownName {
  kind: ReferenceKind
  id: string
  name: string
  /** RFC 3339: when it was first missed. */
  gone: string
}

/** Which of the two versions that a record holds. */
export type Version = 'before' | 'after'

/** Something that stands in the way of writing an old version again, or that is to be known before. */
export interface RestoreProblem {
  /** `missing`: it points to what no longer exists, and is refused unless that is left out. `told`: it is only told. */
  kind: 'missing' | 'told'
  /** Whole sentences: what is wrong and how to mend it. */
  message: string
  reference?: { kind: ReferenceKind; id: string; name?: string }
}

/** What restoring a version would write. */
export interface RestorePreview {
  /** Empty when everything is as in that version already. */
  changes: DocumentChange[]
  /** What stands there now; `null` = nothing. */
  live: AccessDocument | null
  /** The version of what stands there, to be named when it is restored; absent when there is nothing. */
  etag?: string
  /** As it would be written, `null` = it would be deleted. */
  document: Record<string, unknown> | null
  problems: RestoreProblem[]
}

/** What came of taking something back. */
export interface TakenBack {
  changes: ChangeOutcome[]
  /** The set under which it stands in the history; absent when nothing had to be written. */
  set?: string
  /** Guards that could not be asked, and why. */
  unchecked?: UncheckedGuard[]
  /** What more is to be known, in whole sentences. */
  notes: string[]
}

/** How long a publish can be taken back with one click. */
export const UNDO_MINUTES = 30
