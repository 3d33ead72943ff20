import { StorageError, type StorageReason } from '../store/storage-error'

/** The primary result codes that have a reason of their own: https://www.sqlite.org/rescode.html */
const reasonBySqliteCode: Readonly<Record<number, StorageReason>> = {
  5: 'in_use', // BUSY
  6: 'in_use', // LOCKED
  8: 'read_only', // READONLY
  10: 'unusable', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'unusable', // CANTOPEN
  26: 'damaged', // NOTADB
}

const reasonBySystemCode: Readonly<Record<string, StorageReason>> = {
  EACCES: 'read_only',
  EPERM: 'read_only',
  EROFS: 'read_only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EEXIST: 'unusable',
  ENOTDIR: 'unusable',
  ENOENT: 'unusable',
  EIO: 'unusable',
}

/** An error of SQLite or of the file system as a `StorageError`; any other error as it is. */
export function storageFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StorageError) return error
  const { code, rawCode } = error as Error & { code?: unknown; rawCode?: unknown }
  // The lower byte is the primary code of an extended one.
  const reason =
    typeof rawCode === 'number'
      ? reasonBySqliteCode[rawCode & 0xff]
      : (reasonBySystemCode[String(code)] ?? (COULD_NOT_OPEN.test(error.message) ? 'unusable' : undefined))
  return reason ? new StorageError(reason, { cause: error }) : error
}

/** libsql gives no code when the file itself cannot be opened. */
const COULD_NOT_OPEN = /^ConnectionFailed\(/

/** Runs `work`; what the disk or the database has against it is thrown as a `StorageError`. */
export function onStorage<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storageFault(error)
  }
}
