import type { PeopleTouched } from '#core/assessment'
import type { DocumentChange } from '#core/change-set'
import type { DocumentKind } from '#core/document-kind'
import type { RecordOrigin, RecordState } from '#core/history-record'
import type { Sha256 } from '../etag'
import type { Lock } from '../lock'
import type { Db, Statement } from '../store/db'
import { keptBody, type Packing } from './bodies'
import { type EntryRow, madeEntry, NO_HASH, type Said, type Told } from './entry'

/** One change of one object, as it is put down before it is tried. */
export interface PutDown {
  origin: RecordOrigin
  action: DocumentChange['action']
  kind: DocumentKind
  id?: string | undefined
  /** What an object that is to be made is called inside the set. */
  inside?: string | undefined
  zone?: string | undefined
  name: string
  actor?: string | undefined
  reason?: string | undefined
  override?: string | undefined
  people?: PeopleTouched | undefined
  restores?: number | undefined
  undoes?: number | undefined
  before: object | null
  after: object | null
  /** Cloudflare's number for the change, of one that was made elsewhere. */
  audit?: string | undefined
}

/** What became of a change. */
export interface PutDownOutcome {
  state: RecordState
  message?: string | undefined
  /** The object's id, when it got one or a new one. */
  id?: string | undefined
  /** What stood there then; absent = as was put down. */
  after?: object | null | undefined
  status?: number | undefined
  ray?: string | undefined
  audit?: string | undefined
  /** Who made it, of one that was made elsewhere. */
  actor?: string | undefined
}

/** The history of all accounts: entries are added to it and nothing else. */
export interface Journal {
  /** Puts these down as one set, all of them or none. Answers the number of each. @throws StorageError */
  add(account: string, changes: readonly PutDown[]): Promise<number[]>
  /** Puts down what became of the change of that number. @throws StorageError */
  settle(account: string, number: number, outcome: PutDownOutcome): Promise<void>
}

interface Deps {
  db: Db
  sha256: Sha256
  packing: Packing
  clock: () => Date
  lock: Lock
}

interface Head {
  entry: number
  number: number
  hash: string
}

export function createJournal(deps: Deps): Journal {
  const { db, sha256, clock, lock } = deps

  const headOf = async (account: string): Promise<Head> =>
    (await db
      .prepare('SELECT entry, number, hash FROM history_heads WHERE account = ?')
      .bind(account)
      .first<Head & Record<string, never>>()) ?? { entry: 0, number: 0, hash: NO_HASH }

  /** One after the other, since each entry hangs on the one before it. */
  const append = (
    account: string,
    entries: (head: Head) => { said: Said; number: number; told: Told }[],
    more: Statement[],
  ) =>
    lock(`history/${account}`, async () => {
      let head = await headOf(account)
      const rows: EntryRow[] = []
      for (const { said, number, told } of entries(head)) {
        const row = await madeEntry(sha256, head.hash, { account, entry: head.entry + 1, number, said }, told)
        rows.push(row)
        head = { entry: row.entry, number: Math.max(head.number, number), hash: row.hash }
      }
      await db.batch([...more, ...rows.map((row) => inserted(db, row)), moved(db, account, head)])
      return rows.map(({ number }) => number)
    })

  const bodies = async (values: Record<string, unknown>) => {
    const hashes: Record<string, string | null> = {}
    const statements: Statement[] = []
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue
      if (value === null) hashes[name] = null
      else {
        const { hash, statement } = await keptBody(deps, value)
        hashes[name] = hash
        statements.push(statement)
      }
    }
    return { hashes, statements }
  }

  return {
    async add(account, changes) {
      const at = clock().toISOString()
      const kept = await Promise.all(changes.map(({ before, after, people }) => bodies({ before, after, people })))
      return append(
        account,
        (head) =>
          changes.map((change, index) => ({
            said: 'change',
            number: head.number + 1 + index,
            told: { ...defined(change), at, set: String(head.number + 1), ...kept[index]?.hashes },
          })),
        kept.flatMap(({ statements }) => statements),
      )
    },

    async settle(account, number, { after, ...outcome }) {
      const at = clock().toISOString()
      const { hashes, statements } = await bodies({ after })
      await append(
        account,
        () => [{ said: 'outcome', number, told: { ...defined(outcome), at, ...hashes } }],
        statements,
      )
    },
  }
}

const inserted = (db: Db, { account, entry, number, said, text, search, marks, hash }: EntryRow) =>
  db
    .prepare(
      'INSERT INTO history (account, entry, number, said, text, search, marks, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .bind(account, entry, number, said, text, search, marks, hash)

const moved = (db: Db, account: string, { entry, number, hash }: Head) =>
  db
    .prepare(
      'INSERT INTO history_heads (account, entry, number, hash) VALUES (?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET entry = excluded.entry, number = excluded.number, hash = excluded.hash',
    )
    .bind(account, entry, number, hash)

const defined = (members: object): Told =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
