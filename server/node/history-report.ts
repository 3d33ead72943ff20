import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Bad, type Verified, verifyHistory } from '../records/verify'
import { packing } from './packing'
import { RECORD_FILES } from './records'
import { sha256 } from './sha256'
import { openSqlite } from './sqlite'

/** What was found of every history in a data folder. */
export interface HistoryReport {
  /** Whole lines, for a person. */
  lines: string[]
  /** Whether all of it is as it was written, and every hash that was expected is in it. */
  whole: boolean
}

/** So many entries that were tampered with are named; the others are counted. */
const MOST_NAMED = 50

/**
 * Verifies every history in the folder, also while Gatehouse runs; nothing is written.
 * @param expected hashes that an earlier report told, which must still be there
 * @throws StorageError when a file cannot be read
 */
export async function historyReport(folder: string, expected: readonly string[]): Promise<HistoryReport> {
  const lines: string[] = []
  const missing = new Set(expected)
  let whole = true
  for (const name of Object.values(RECORD_FILES)) {
    const path = join(folder, name)
    if (!existsSync(path)) continue
    const db = openSqlite(path, 'read')
    try {
      for (const chain of await verifyHistory({ db, sha256, packing })) {
        lines.push(`${name}, account ${chain.account}: ${summaryOf(chain)}`)
        for (const bad of chain.bad.slice(0, MOST_NAMED)) lines.push(`  ${wordsOf(bad)}`)
        if (chain.bad.length > MOST_NAMED) lines.push(`  And ${chain.bad.length - MOST_NAMED} more.`)
        whole &&= chain.bad.length === 0
      }
      for (const hash of missing) {
        const row = await db.prepare('SELECT 1 FROM history WHERE hash = ?').bind(hash).first()
        if (row) missing.delete(hash)
      }
    } finally {
      db.close()
    }
  }
  if (lines.length === 0) lines.push(`There is no history in ${folder} yet.`)
  for (const hash of missing)
    lines.push(`No entry has the hash ${hash}: the history was cut off or made anew since, or it is another one.`)
  return { lines, whole: whole && missing.size === 0 }
}

function summaryOf({ entries, changes, head, bad }: Verified): string {
  const [first] = bad
  const counted = `${counts(changes, 'change')} in ${counts(entries, 'entry', 'entries')}`
  if (first) return `CHANGED. Of ${counted} what is named below is not as it was written.`
  return `${counted}, all as they were written. The last has the hash ${head}`
}

function wordsOf({ entry, last, number, field }: Bad): string {
  if (last !== undefined) return `entries ${entry} to ${last}: missing`
  if (field === 'missing') return `entry ${entry}: missing`
  if (field === 'head') return `entry ${entry}: this is not where the history ended`
  const about = number === undefined ? '' : ` (change ${number})`
  const why = field === 'hash' ? ', or what comes before it' : ''
  return `entry ${entry}${about}: ${field}${why}`
}

const counts = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
