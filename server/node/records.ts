import { recordMigrations } from '../records/migrations'
import { migrate, storageState } from '../store/migrate'
import { checkIntegrity, openStorage } from './storage'

/** What was done to the practice account is kept apart from what was done to a real one. */
export const RECORD_FILES = { practice: 'practice-records.sqlite', live: 'records.sqlite' } as const

/**
 * The database of what Gatehouse itself keeps: history, drafts, settings.
 * @throws StorageError
 */
export async function openRecords(folder: string, mode: 'practice' | 'live') {
  const db = openStorage(folder, RECORD_FILES[mode])
  try {
    await checkIntegrity(db)
    await migrate(db, recordMigrations)
  } catch (error) {
    db.close()
    throw error
  }
  return { db, state: () => storageState(db, recordMigrations), close: () => db.close() }
}
