import type { Waiver } from '#core/waiver'
import type { Db } from '../store/db'

/** The waivers of one Cloudflare account, those that are over included, the newest first. */
export async function waiversOf(db: Db, account: string): Promise<Waiver[]> {
  const { results } = await db
    .prepare('SELECT id, finding, reason, until, actor, at FROM waivers WHERE account = ? ORDER BY at DESC, id')
    .bind(account)
    .all<Waiver>()
  return results
}

/** Keeps a waiver in the place of an earlier one of the same finding. */
export async function keepWaiver(db: Db, account: string, waiver: Waiver): Promise<void> {
  const { id, finding, reason, until, actor, at } = waiver
  await db.batch([
    db.prepare('DELETE FROM waivers WHERE account = ? AND finding = ?').bind(account, finding),
    db
      .prepare('INSERT INTO waivers (account, id, finding, reason, until, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .bind(account, id, finding, reason, until, actor, at),
  ])
}

/** Ends a waiver, so that its finding counts again; answers whether there was one. */
export async function endWaiver(db: Db, account: string, id: string): Promise<boolean> {
  const ended = await db
    .prepare('DELETE FROM waivers WHERE account = ? AND id = ? RETURNING id')
    .bind(account, id)
    .first()
  return ended !== null
}
