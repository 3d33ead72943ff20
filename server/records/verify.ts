import type { Sha256 } from '../etag'
import type { Db } from '../store/db'
import type { Packing } from './bodies'
import { checkedEntry, type EntryRow, NO_HASH, type Told, toldIn } from './entry'

/** How far one account's chain goes, and every entry in it that is not as it was written, the first one first. */
export interface Verified {
  account: string
  entries: number
  /** How many changes they tell of. */
  changes: number
  /** The hash of the last entry: who keeps it elsewhere can tell later that nothing before it was changed. */
  head: string
  bad: Bad[]
}

export interface Bad {
  /** Its place in the chain, and the number of the change that it is about, as the history shows it. */
  entry: number
  number?: number
  /** The last of several entries that are gone together. */
  last?: number
  /** The part that was changed; `missing` when the entry is gone, `head` when what was said of the end is wrong. */
  field: string
}

interface Deps {
  db: Db
  sha256: Sha256
  packing: Packing
}

/** So many entries are read at once. */
const AT_ONCE = 1_000

/** The members that are kept under their hash in a table of their own. */
const BODIES = ['before', 'after', 'people'] as const

/** Follows the chain of every account from its beginning. It only reads, also while Gatehouse is writing. */
export async function verifyHistory(deps: Deps): Promise<Verified[]> {
  // Heads first: what is added meanwhile is longer than they say, and never shorter.
  const { results: heads } = await deps.db
    .prepare('SELECT account, entry, hash FROM history_heads ORDER BY account')
    .all<{ account: string; entry: number; hash: string }>()
  const { results: others } = await deps.db
    .prepare(
      'SELECT DISTINCT account FROM history WHERE account NOT IN (SELECT account FROM history_heads) ORDER BY account',
    )
    .all<{ account: string }>()
  const bodies = await createBodies(deps)
  const verified: Verified[] = []
  for (const { account, entry, hash } of heads) {
    const { atHead, ...chain } = await verifyChain(deps, account, bodies, entry)
    chain.bad.push(...gap(chain.entries, entry + 1))
    if (chain.bad.length === 0 && atHead !== hash) chain.bad.push({ entry, field: 'head' })
    verified.push(chain)
  }
  for (const { account } of others) {
    const { atHead: _, ...chain } = await verifyChain(deps, account, bodies, 0)
    verified.push({ ...chain, bad: [...chain.bad, { entry: chain.entries, field: 'head' }] })
  }
  return verified
}

/** What is gone between two entries. */
const gap = (before: number, after: number): Bad[] =>
  after > before + 1 ? [{ entry: before + 1, ...(after > before + 2 && { last: after - 1 }), field: 'missing' }] : []

/** `atHead`: the hash of the entry at which the chain was said to end. */
async function verifyChain(
  { db, sha256 }: Deps,
  account: string,
  bodies: Bodies,
  headAt: number,
): Promise<Verified & { atHead?: string }> {
  const chain: Verified & { atHead?: string } = { account, entries: 0, changes: 0, head: NO_HASH, bad: [] }
  // What the next entry may hang on; none = not known. More than one after an entry whose own hash is in doubt.
  let previous: readonly string[] = [NO_HASH]
  for (;;) {
    const { results } = await db
      .prepare(
        'SELECT account, entry, number, said, text, search, marks, hash FROM history WHERE account = ? AND entry > ? ORDER BY entry LIMIT ?',
      )
      .bind(account, chain.entries, AT_ONCE)
      .all<EntryRow & Record<string, string | number>>()
    for (const row of results) {
      const told = toldIn(row.text)
      const { entry, number } = row
      const missing = gap(chain.entries, entry)
      if (missing.length > 0) previous = []
      chain.bad.push(...missing)
      const { fault, hash } = await checkedAfter(sha256, row, told, previous)
      const field = fault ?? (await bodies(told))
      if (field !== undefined) chain.bad.push({ entry, number, field })
      previous = fault && hash !== row.hash ? [row.hash, hash] : [row.hash]
      chain.entries = entry
      chain.changes += row.said === 'change' ? 1 : 0
      chain.head = row.hash
      if (entry === headAt) chain.atHead = row.hash
    }
    if (results.length < AT_ONCE) return chain
  }
}

async function checkedAfter(sha256: Sha256, row: EntryRow, told: Told | undefined, previous: readonly string[]) {
  const [first, ...others] = previous
  const checked = await checkedEntry(sha256, row, told, first)
  for (const each of checked.fault ? others : []) {
    const other = await checkedEntry(sha256, row, told, each)
    if (!other.fault) return other
  }
  return checked
}

/** Which member's body is not there, or is not the one that it was. */
type Bodies = (told: Told | undefined) => Promise<(typeof BODIES)[number] | undefined>

/** Every body is looked at once, in the order in which they lie there: that is much quicker than one by one. */
async function createBodies({ db, sha256, packing }: Deps): Promise<Bodies> {
  const whole = new Set<string>()

  async function look({ hash, packed }: { hash: string; packed: ArrayBuffer }): Promise<void> {
    try {
      if ((await sha256(packing.unpack(new Uint8Array(packed)))) === hash) whole.add(hash)
    } catch {
      // What cannot be unpacked is not whole.
    }
  }

  let last = 0
  for (;;) {
    const { results } = await db
      .prepare('SELECT rowid AS at, hash, packed FROM bodies WHERE rowid > ? ORDER BY rowid LIMIT ?')
      .bind(last, AT_ONCE)
      .all<{ at: number; hash: string; packed: ArrayBuffer }>()
    for (const row of results) await look(row)
    last = results.at(-1)?.at ?? last
    if (results.length < AT_ONCE) break
  }

  /** Some may have been added since. */
  async function isWhole(hash: string): Promise<boolean> {
    if (whole.has(hash)) return true
    const row = await db.prepare('SELECT packed FROM bodies WHERE hash = ?').bind(hash).first<{ packed: ArrayBuffer }>()
    if (row) await look({ hash, packed: row.packed })
    return whole.has(hash)
  }

  return async (told) => {
    for (const member of BODIES) {
      const hash = told?.[member]
      if (typeof hash === 'string' && !(await isWhole(hash))) return member
    }
    return undefined
  }
}
