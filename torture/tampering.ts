import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createLock } from '../server/lock'
import { packing } from '../server/node/packing'
import { openRecords, RECORD_FILES } from '../server/node/records'
import { sha256 } from '../server/node/sha256'
import { openSqlite } from '../server/node/sqlite'
import { createJournal } from '../server/records/journal'
import type { Db } from '../server/store/db'
import { freshFolder, type Heard } from './gatehouse'
import { few, type Row } from './row'

const ACCOUNT = 'a'.repeat(32)
const CHANGES = 6

const policy = (name: string) => ({ id: 'f174e90a', name, decision: 'allow', include: [{ everyone: {} }] })

/** A history in which every member that an entry can have is there. */
async function written(folder: string): Promise<void> {
  const { db, close } = await openRecords(folder, 'live')
  let now = Date.UTC(2026, 10, 20)
  const clock = () => new Date((now += 1_000))
  const journal = createJournal({ db, sha256, packing, clock, lock: createLock() })
  for (let at = 1; at <= CHANGES; at += 1) {
    const people = { gain: at, lose: 0, cannotTell: 0, gaining: [`p${at}@harbour.example`], losing: [], apps: [] }
    const [number = 0] = await journal.add(ACCOUNT, [
      {
        origin: 'gatehouse',
        action: 'create',
        kind: 'groups',
        id: 'f174e90a',
        inside: 'new:1',
        zone: 'b'.repeat(32),
        name: `Name ${at}`,
        actor: 'ada@harbour.example',
        reason: 'Launch week',
        override: 'It is urgent',
        people,
        restores: 1,
        undoes: 2,
        before: policy(`Before ${at}`),
        after: policy(`After ${at}`),
        audit: 'a-1',
      },
    ])
    const outcome = {
      state: 'done',
      message: 'It worked.',
      id: 'f174e90a',
      status: 200,
      ray: 'r-1',
      audit: 'a-2',
    } as const
    await journal.settle(ACCOUNT, number, { ...outcome, actor: 'ada@harbour.example', after: policy(`There ${at}`) })
  }
  close()
}

interface Tampering {
  what: string
  /** What the command must name. */
  named: RegExp
  by: (db: Db) => Promise<unknown>
}

const run = (db: Db, sql: string, ...values: (string | number | Uint8Array)[]) =>
  db
    .prepare(sql)
    .bind(...values)
    .run()

/** Everything that somebody with the file could do, a field at a time. */
async function everyTampering(folder: string): Promise<Tampering[]> {
  const db = openSqlite(join(folder, RECORD_FILES.live), 'read')
  const { results } = await db
    .prepare('SELECT entry, text FROM history ORDER BY entry')
    .all<{ entry: number; text: string }>()
  db.close()
  const all: Tampering[] = []
  for (const { entry, text } of results.slice(4, 6)) {
    const told = JSON.parse(text) as Record<string, string | number>
    for (const [member, value] of Object.entries(told)) {
      const other = typeof value === 'number' ? value + 1 : `${value}x`
      const named = new RegExp(`entry ${entry} \\(change 3\\): ${member}\\b`)
      const change = (changed: unknown) => (to: Db) =>
        run(to, 'UPDATE history SET text = ? WHERE entry = ?', JSON.stringify(changed), entry)
      all.push({ what: `${member} of entry ${entry} changed`, named, by: change({ ...told, [member]: other }) })
      all.push({ what: `${member} of entry ${entry} taken away`, named, by: change({ ...told, [member]: undefined }) })
      if (['before', 'after', 'people'].includes(member)) {
        const packed = packing.pack('{"name":"forged"}')
        all.push({
          what: `the body under ${member} of entry ${entry} changed`,
          named,
          by: (to) => run(to, 'UPDATE bodies SET packed = ? WHERE hash = ?', packed, value),
        })
        all.push({
          what: `the body under ${member} of entry ${entry} deleted`,
          named,
          by: (to) => run(to, 'DELETE FROM bodies WHERE hash = ?', value),
        })
      }
    }
  }
  for (const column of ['number', 'said', 'text', 'search', 'marks', 'hash']) {
    const value = column === 'number' ? 99 : '"forged"'
    const named = new RegExp(`entry 5 \\(change \\d+\\): ${column}\\b`)
    all.push({
      what: `${column} in the table`,
      named,
      by: (to) => run(to, `UPDATE history SET ${column} = ? WHERE entry = 5`, value),
    })
  }
  for (const entry of [1, 6, results.length]) {
    all.push({
      what: `entry ${entry} deleted`,
      named: new RegExp(`entry ${entry}: missing`),
      by: (to) => run(to, 'DELETE FROM history WHERE entry = ?', entry),
    })
  }
  all.push(
    {
      what: 'an entry moved to another account',
      named: /entry 5: missing/,
      by: (to) => run(to, `UPDATE history SET account = 'another' WHERE entry = 5`),
    },
    {
      what: 'an entry put in another place',
      named: /entry 12: missing|entry 99/,
      by: (to) => run(to, 'UPDATE history SET entry = 99 WHERE entry = 12'),
    },
    {
      what: 'the end said to be earlier',
      named: /not where the history ended/,
      by: (to) => run(to, 'UPDATE history_heads SET entry = 4'),
    },
    {
      what: 'the hash of the end',
      named: /not where the history ended/,
      by: (to) => run(to, `UPDATE history_heads SET hash = 'forged'`),
    },
    {
      what: 'the end forgotten',
      named: /not where the history ended/,
      by: (to) => run(to, 'DELETE FROM history_heads'),
    },
  )
  return all
}

/** Runs the command as built. */
function verified(folder: string, heard: Heard): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['dist/server/verify-history.js', '--data', folder], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      heard.hear(said)
      resolve({ code, said })
    })
  })
}

/** A history tampered with in each field, one at a time, past Gatehouse. */
export async function tampering(heard: Heard): Promise<Row> {
  const whole = freshFolder()
  await written(whole)
  const failures: string[] = []
  const before = await verified(whole, heard)
  if (before.code !== 0) failures.push(`untouched it is said to be changed: ${before.said}`)
  const all = await everyTampering(whole)
  let found = 0
  for (const { what, named, by } of all) {
    const folder = freshFolder()
    cpSync(whole, folder, { recursive: true })
    const db = openSqlite(join(folder, RECORD_FILES.live))
    for (const trigger of ['history_never_changes', 'history_never_goes', 'bodies_never_change', 'bodies_never_go'])
      await db.prepare(`DROP TRIGGER ${trigger}`).run()
    await by(db)
    db.close()
    const { code, said } = await verified(folder, heard)
    if (code === 1 && named.test(said)) found += 1
    else failures.push(`${what}: exit code ${code}, ${said}`)
  }
  return {
    what: 'a history tampered with, a field at a time',
    tried: all.length,
    outcome: `${found} found and named by verify-history`,
    promise: 'all found, and none where nothing was touched',
    holds: failures.length === 0,
    failures: few(failures),
  }
}
