import { type AccountSettings, DEFAULT_SETTINGS } from '#core/account-settings'
import { readJson, writeJson } from '#core/json'
import type { Db } from '../store/db'

/** What an owner set for an account, and who did so last. */
export interface KeptSettings {
  settings: AccountSettings
  /** Counts up with each change; 0 = never set. */
  version: number
  actor?: string
  /** RFC 3339. */
  at?: string
}

/** The settings of an account. What was not there when they were kept is as it is by default. */
export async function settingsOf(db: Db, account: string): Promise<KeptSettings> {
  const row = await db
    .prepare('SELECT version, text, actor, at FROM account_settings WHERE account = ?')
    .bind(account)
    .first<{ version: number; text: string; actor: string; at: string }>()
  if (!row) return { settings: DEFAULT_SETTINGS, version: 0 }
  const { text, ...rest } = row
  return { settings: { ...DEFAULT_SETTINGS, ...(readJson(text) as Partial<AccountSettings>) }, ...rest }
}

/** Keeps settings in the place of those of that version; answers whether they still were of that version. */
export async function keepSettings(
  db: Db,
  account: string,
  { settings, version, actor, at }: Required<KeptSettings>,
): Promise<boolean> {
  const kept = await db
    .prepare(
      `INSERT INTO account_settings (account, version, text, actor, at) SELECT ?1, ?2 + 1, ?3, ?4, ?5
        WHERE ?2 = COALESCE((SELECT version FROM account_settings WHERE account = ?1), 0)
      ON CONFLICT (account) DO UPDATE SET version = excluded.version, text = excluded.text, actor = excluded.actor,
        at = excluded.at WHERE version = excluded.version - 1
      RETURNING version`,
    )
    .bind(account, version, writeJson(settings), actor, at)
    .first()
  return kept !== null
}
