import { readJson, writeJson } from '#core/json'
import type { Sha256 } from '../etag'
import type { Db, Statement } from '../store/db'

/** Makes texts small for keeping. Given from outside: Node's own is quicker than what every platform has. */
export interface Packing {
  pack(text: string): Uint8Array
  /** @throws when the bytes are not what `pack` made */
  unpack(bytes: Uint8Array): string
}

/** The hash under which a value is kept, and what to run so that it is. The same value is kept once. */
export async function keptBody(
  { db, sha256, packing }: { db: Db; sha256: Sha256; packing: Packing },
  value: unknown,
): Promise<{ hash: string; statement: Statement }> {
  const text = writeJson(value)
  const hash = await sha256(text)
  const known = await db.prepare('SELECT 1 FROM bodies WHERE hash = ?').bind(hash).first()
  // Nothing to do is a statement too, so that there is always one to run.
  const statement = known
    ? db.prepare('SELECT 1')
    : db
        .prepare('INSERT INTO bodies (hash, packed) VALUES (?, ?) ON CONFLICT DO NOTHING')
        .bind(hash, packing.pack(text))
  return { hash, statement }
}

/** The value under that hash, every number as it was kept. `undefined`: there is none, or it cannot be read. */
export async function bodyAt(
  { db, packing }: { db: Db; packing: Packing },
  hash: string | number | null | undefined,
): Promise<unknown> {
  if (typeof hash !== 'string') return undefined
  const row = await db.prepare('SELECT packed FROM bodies WHERE hash = ?').bind(hash).first<{ packed: ArrayBuffer }>()
  if (!row) return undefined
  try {
    return readJson(packing.unpack(new Uint8Array(row.packed)))
  } catch {
    return undefined
  }
}
