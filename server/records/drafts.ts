import { readJson, writeJson } from '#core/json'
import type { DraftState, SharedDraft } from '#core/shared-draft'
import type { Db } from '../store/db'

/** Those that are not at an end. */
const OPEN: readonly DraftState[] = ['draft', 'proposed', 'sent-back']

interface Row {
  text: string
}

const draftIn = ({ text }: Row) => readJson(text) as SharedDraft

/** Drafts of an account, the one that was changed last first; without states those that are not at an end. */
export async function draftsOf(
  db: Db,
  account: string,
  { states = OPEN, author }: { states?: readonly DraftState[]; author?: string } = {},
): Promise<SharedDraft[]> {
  const { results } = await db
    .prepare(
      `SELECT text FROM drafts WHERE account = ? AND state IN (${states.map(() => '?').join()})${author === undefined ? '' : ' AND author = ?'}
       ORDER BY updated_at DESC, id LIMIT 500`,
    )
    .bind(account, ...states, ...(author === undefined ? [] : [author]))
    .all<Row & Record<string, string>>()
  return results.map(draftIn)
}

/** One draft; `undefined` = there is none of that id. */
export async function draftAt(db: Db, account: string, id: string): Promise<SharedDraft | undefined> {
  const row = await db
    .prepare('SELECT text FROM drafts WHERE account = ? AND id = ?')
    .bind(account, id)
    .first<Row & Record<string, string>>()
  return row ? draftIn(row) : undefined
}

/** Keeps a new draft. @throws StorageError */
export async function keepDraft(db: Db, account: string, draft: SharedDraft): Promise<void> {
  await db
    .prepare('INSERT INTO drafts (account, id, state, author, updated_at, version, text) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .bind(account, draft.id, draft.state, draft.author, draft.updated_at, draft.version, writeJson(draft))
    .run()
}

/**
 * Keeps a draft in the place of version `was`, the one before it unless told otherwise; answers whether that was still
 * there.
 * @throws StorageError
 */
export async function replaceDraft(
  db: Db,
  account: string,
  draft: SharedDraft,
  was = draft.version - 1,
): Promise<boolean> {
  const kept = await db
    .prepare(
      `UPDATE drafts SET state = ?, updated_at = ?, version = ?, text = ?
       WHERE account = ? AND id = ? AND version = ? RETURNING version`,
    )
    .bind(draft.state, draft.updated_at, draft.version, writeJson(draft), account, draft.id, was)
    .first()
  return kept !== null
}
