import { describe, expect, test } from 'vitest'
import { appOverSandbox, sha256 } from '../app-under-test'
import { createLock } from '../lock'
import { packing } from '../node/packing'
import { openSqlite } from '../node/sqlite'
import { seedWith } from '../sandbox/sandbox-under-test'
import type { Db } from '../store/db'
import { migrate } from '../store/migrate'
import { draftAt } from './drafts'
import { createJournal } from './journal'
import { recordMigrations } from './migrations'
import { ruleNotesOf } from './rule-notes'
import { settingsOf } from './settings'
import { verifyHistory } from './verify'
import { waiversOf } from './waivers'

/** A database as each earlier version left it, with a history in it, by the last migration that it knew. */
const earlier = Object.fromEntries(
  Object.entries(import.meta.glob<string>('./earlier/*.sql', { query: '?raw', import: 'default', eager: true })).map(
    ([path, sql]) => [path.replace('./earlier/', ''), sql],
  ),
)

const ACCOUNT = '00000000000000000000000000000001'

/** What one of them had at the least. */
const since = (name: string, migration: string) => name >= migration

async function databaseOf(name: string): Promise<Db> {
  const db = openSqlite(':memory:')
  for (const statement of (earlier[name] ?? '').split(';\n').filter((text) => text.trim() !== '')) {
    await db.prepare(statement).run()
  }
  return db
}

async function upFrom(name: string): Promise<Db> {
  const db = await databaseOf(name)
  await migrate(db, recordMigrations)
  return db
}

const schemaOf = async (db: Db) =>
  (
    await db
      .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
      .all<{ name: string; sql: string }>()
  ).results.map(({ name, sql }) => [name, sql?.replaceAll(/\s+/g, ' ').replace('IF NOT EXISTS ', '')])

test('there is a database of every version to try the way up from', () => {
  expect(Object.keys(earlier)).toEqual(recordMigrations.map(({ name }) => name))
})

describe.each(Object.keys(earlier))('a database of the version of %s', (name) => {
  test('gets the tables of a new one', async () => {
    const fresh = openSqlite(':memory:')
    await migrate(fresh, recordMigrations)
    const old = await upFrom(name)
    expect(await schemaOf(old)).toEqual(await schemaOf(fresh))
    expect(await old.prepare('PRAGMA integrity_check').all()).toMatchObject({ results: [{ integrity_check: 'ok' }] })
  })

  test('has its whole history, to the last digit, and goes on with it in the same chain', async () => {
    const db = await upFrom(name)
    const { call } = await appOverSandbox([seedWith()], { records: db })
    const at = `/api/accounts/${ACCOUNT}/history`
    expect((await call('GET', at)).body.records).toMatchObject([
      { number: 2, origin: 'elsewhere', actor: 'ben@harbour.example' },
      { number: 1, state: 'done', reason: 'The first; of many', people: { gaining: ['ana@harbour.example'] } },
    ])
    const { text, body } = await call('GET', `${at}/2`)
    expect(body).toMatchObject({ before: { name: 'Staff; it’s us' }, after: { session_duration: '2h' } })
    expect(text).toContain('"exact":1.0')
    expect((await call('GET', `${at}/names`)).body).toMatchObject([{ kind: 'groups', name: 'Crew' }])

    const [before] = await verifyHistory({ db, sha256, packing })
    expect(before).toMatchObject({ account: ACCOUNT, entries: 3, changes: 2, bad: [] })
    const journal = createJournal({ db, sha256, packing, clock: () => new Date(), lock: createLock() })
    const change = {
      origin: 'gatehouse',
      action: 'delete',
      kind: 'policies',
      name: 'Staff',
      before: null,
      after: null,
    } as const
    expect(await journal.add(ACCOUNT, [change])).toEqual([3])
    expect(await verifyHistory({ db, sha256, packing })).toMatchObject([{ entries: 4, bad: [] }])
  })

  test('has the settings, waivers, drafts and notes that it knew of', async () => {
    const db = await upFrom(name)
    const { settings, version } = await settingsOf(db, ACCOUNT)
    const expected = since(name, '0002') ? [['rita@harbour.example'], 1] : [[], 0]
    expect([settings.break_glass, version]).toEqual(expected)
    expect(await waiversOf(db, ACCOUNT)).toHaveLength(since(name, '0003') ? 1 : 0)
    const draft = await draftAt(db, ACCOUNT, 'd-1')
    expect(draft?.title).toBe(since(name, '0004') ? 'Ana joins' : undefined)
    const notes = (await ruleNotesOf(db, ACCOUNT)).map(({ reason, until }) => [reason, until])
    expect(notes).toEqual(since(name, '0005') ? [['He left; see the ticket', '2027-01-01']] : [])
  })
})
