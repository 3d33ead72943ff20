import type { RuleNote } from '#core/rule-note'
import type { Db } from '../store/db'

interface Row extends Omit<RuleNote, 'until'> {
  until: string | null
}

/** What was said of the rules of one Cloudflare account, the newest first; of rules that are gone too. */
export async function ruleNotesOf(db: Db, account: string): Promise<RuleNote[]> {
  const { results } = await db
    .prepare(
      `SELECT id, kind, document, rule_type AS ruleType, rule, reason, until, actor, at FROM rule_notes
       WHERE account = ? ORDER BY at DESC, id`,
    )
    .bind(account)
    .all<Row & Record<string, string | null>>()
  return results.map(({ until, ...note }) => ({ ...note, ...(until !== null && { until }) }))
}

/** Keeps notes, each in the place of an earlier one of the same rule; all of them or none. @throws StorageError */
export async function keepRuleNotes(db: Db, account: string, notes: readonly RuleNote[]): Promise<void> {
  const earlier = db.prepare(
    'DELETE FROM rule_notes WHERE account = ? AND kind = ? AND document = ? AND rule_type = ? AND rule = ?',
  )
  const now = db.prepare(
    `INSERT INTO rule_notes (account, id, kind, document, rule_type, rule, reason, until, actor, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  await db.batch(
    notes.flatMap(({ id, kind, document, ruleType, rule, reason, until, actor, at }) => [
      earlier.bind(account, kind, document, ruleType, rule),
      now.bind(account, id, kind, document, ruleType, rule, reason, until ?? null, actor, at),
    ]),
  )
}

/** Takes a note away; answers whether there was one. @throws StorageError */
export async function endRuleNote(db: Db, account: string, id: string): Promise<boolean> {
  const ended = await db
    .prepare('DELETE FROM rule_notes WHERE account = ? AND id = ? RETURNING id')
    .bind(account, id)
    .first()
  return ended !== null
}
