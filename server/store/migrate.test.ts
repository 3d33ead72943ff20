import { expect, test } from 'vitest'
import { openSqlite } from '../node/sqlite'
import { sandboxUnderTest } from '../sandbox/sandbox-under-test'
import type { Db } from './db'
import { migrate, migrations } from './migrate'
import { StorageError } from './storage-error'

/** A database as each earlier version left it, with a company's data in it, by the last migration that it knew. */
const earlier = Object.fromEntries(
  Object.entries(import.meta.glob<string>('./earlier/*.sql', { query: '?raw', import: 'default', eager: true })).map(
    ([path, sql]) => [path.replace('./earlier/', ''), sql],
  ),
)

async function databaseOf(name: string): Promise<Db> {
  const db = openSqlite(':memory:')
  for (const statement of (earlier[name] ?? '').split(';\n').filter((text) => text.trim() !== '')) {
    await db.prepare(statement).run()
  }
  return db
}

const schemaOf = async (db: Db) =>
  (
    await db
      .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
      .all<{ name: string; sql: string }>()
  ).results.map(({ name, sql }) => [name, sql?.replaceAll(/\s+/g, ' ').replace('IF NOT EXISTS ', '')])

const appliedTo = async (db: Db) =>
  (await db.prepare('SELECT name FROM d1_migrations ORDER BY id').all<{ name: string }>()).results.map(
    ({ name }) => name,
  )

test('there is a database of every version to try the way up from', () => {
  expect(Object.keys(earlier)).toEqual(migrations.map(({ name }) => name))
})

test.each(Object.keys(earlier))('a database of the version of %s gets the tables of a new one', async (name) => {
  const [old, fresh] = [await databaseOf(name), openSqlite(':memory:')]
  await migrate(old)
  await migrate(fresh)
  expect(await schemaOf(old)).toEqual(await schemaOf(fresh))
  expect(await appliedTo(old)).toEqual(migrations.map((each) => each.name))
  expect(await old.prepare('PRAGMA integrity_check').all()).toMatchObject({ results: [{ integrity_check: 'ok' }] })
})

test.each(Object.keys(earlier))('what was kept by the version of %s is there, to the last digit', async (name) => {
  const { sandbox, call } = await sandboxUnderTest({ db: await databaseOf(name) })
  expect(sandbox.token).toBe('token-of-an-earlier-version')
  const [account] = await sandbox.accounts()
  expect(account?.name).toBe('Harbour')
  const { body, text } = await call('GET', `/accounts/${account?.id}/access/policies`)
  expect(body.result).toMatchObject([
    { name: 'Staff; it’s us', include: [{ email_domain: { domain: 'harbour.example' } }] },
  ])
  expect(text).toContain('"exact":1.0')
})

test('a second start has nothing to do', async () => {
  const db = openSqlite(':memory:')
  await migrate(db)
  await migrate(db)
  expect(await appliedTo(db)).toEqual(migrations.map(({ name }) => name))
})

test('a file that fails in the middle leaves nothing of itself, and is applied whole when it is mended', async () => {
  const db = openSqlite(':memory:')
  const bad = { name: '9999_bad.sql', sql: 'CREATE TABLE half (x);\nCREATE TABLE half (x);\n' }
  await expect(migrate(db, [...migrations, bad])).rejects.toThrow(/already exists/)
  expect((await schemaOf(db)).map(([name]) => name)).not.toContain('half')
  await migrate(db, [...migrations, { ...bad, sql: 'CREATE TABLE half (x);\n' }])
  expect((await schemaOf(db)).map(([name]) => name)).toContain('half')
})

test('a database of a newer version is refused with a sentence, and is not touched', async () => {
  const db = openSqlite(':memory:')
  await migrate(db, [...migrations, { name: '9999_later.sql', sql: 'CREATE TABLE later (x);\n' }])
  const before = await schemaOf(db)
  const refused = migrate(db)
  await expect(refused).rejects.toBeInstanceOf(StorageError)
  await expect(refused).rejects.toThrow('a newer Gatehouse, whose tables this one does not know')
  expect(await schemaOf(db)).toEqual(before)
})
