import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqlite } from './sqlite'

async function table() {
  const db = openSqlite(':memory:')
  await db.prepare('CREATE TABLE things(name TEXT UNIQUE, size INTEGER)').run()
  return db
}

const insert = 'INSERT INTO things(name, size) VALUES (?, ?)'

test('what was written is read back, null and booleans included', async () => {
  const db = await table()
  await db.prepare(insert).bind('a', null).run()
  const { meta } = await db.prepare(insert).bind('b', true).run()
  expect(meta.changes).toBe(1)
  expect((await db.prepare('SELECT name, size FROM things ORDER BY name').all()).results).toEqual([
    { name: 'a', size: null },
    { name: 'b', size: 1 },
  ])
  expect(await db.prepare('SELECT size FROM things WHERE name = ?').bind('b').first()).toEqual({ size: 1 })
  expect(await db.prepare('SELECT size FROM things WHERE name = ?').bind('c').first()).toBeNull()
})

test('a batch of which one statement fails changes nothing', async () => {
  const db = await table()
  await expect(
    db.batch([db.prepare(insert).bind('a', 1), db.prepare(insert).bind('b', 2), db.prepare(insert).bind('a', 3)]),
  ).rejects.toThrow(/UNIQUE/)
  expect((await db.prepare('SELECT * FROM things').all()).results).toEqual([])
  await db.batch([db.prepare(insert).bind('a', 1)])
  expect((await db.prepare('SELECT name FROM things').all()).results).toEqual([{ name: 'a' }])
})

test.each([
  ['text that SQLite would cut', 'a\0b', 'NUL character in a text parameter'],
  ['undefined', undefined, "type 'undefined' cannot be a parameter"],
  ['an object', {}, "type 'object' cannot be a parameter"],
])('%s is refused before it reaches the database', async (_, value, message) => {
  const db = await table()
  expect(() => db.prepare(insert).bind(value, 1)).toThrow(message)
})

test('more than 100 parameters are refused, as on D1', async () => {
  const db = await table()
  expect(() => db.prepare('SELECT 1').bind(...Array.from({ length: 101 }, () => 1))).toThrow('at most 100 parameters')
})

test('a file keeps its data after it was closed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-sqlite-'))
  const path = join(folder, 'test.db')
  const first = openSqlite(path)
  await first.prepare('CREATE TABLE things(name TEXT, size INTEGER)').run()
  await first.prepare(insert).bind('kept', 1).run()
  first.close()
  const second = openSqlite(path)
  expect((await second.prepare('SELECT name FROM things').all()).results).toEqual([{ name: 'kept' }])
  second.close()
  rmSync(folder, { recursive: true })
})
