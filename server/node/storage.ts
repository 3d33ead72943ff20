import { join } from 'node:path'
import Database from 'libsql'
import type { Db } from '../store/db'
import { StorageError } from '../store/storage-error'
import { openSqlite } from './sqlite'
import { onStorage } from './storage-fault'

/** How long to wait, in milliseconds, for a process that is just ending; longer, and another one is at work. */
const PATIENCE_MS = 3000

/**
 * Opens the database `name` in `folder` for this process alone: what a second one would write, the first would not see,
 * since it keeps in memory what it has read.
 * @throws StorageError when the folder cannot be used, another process has it, or the database is damaged
 */
export function openStorage(folder: string, name: string, patienceMs = PATIENCE_MS): Db & { close(): void } {
  const release = holdAlone(join(folder, `${name}.lock`), patienceMs)
  try {
    const db = openSqlite(join(folder, name))
    return {
      ...db,
      close() {
        db.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * Holds a lock of the operating system, by way of an empty database beside the real one: it ends with the process,
 * however that ends, and leaves other programs free to read and back up the real one.
 */
function holdAlone(path: string, patienceMs: number): () => void {
  return onStorage(() => {
    const handle = new Database(path, { timeout: patienceMs })
    try {
      handle.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      handle.close()
      throw error
    }
    return () => handle.close()
  })
}

/**
 * Reads the whole database once, as SQLite's own check does.
 * @throws StorageError when something in it does not fit together
 */
export async function checkIntegrity(db: Db): Promise<void> {
  const row = await db.prepare('PRAGMA quick_check(1)').first<{ quick_check: string }>()
  if (row?.quick_check !== 'ok') throw new StorageError('damaged')
}
