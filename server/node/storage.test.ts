import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { StorageError } from '../store/storage-error'
import { dataFolder } from './data-folder'
import { checkIntegrity, openStorage } from './storage'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'gatehouse-storage-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true })
})

/** The reason and the words of what `work` throws. */
async function refusal(work: () => unknown) {
  try {
    await work()
  } catch (error) {
    if (error instanceof StorageError) return { reason: error.reason, message: error.message }
    throw error
  }
  return undefined
}

test('a folder that another Gatehouse is using is refused, and free again when that one ends', async () => {
  const place = folder()
  const first = openStorage(place, 'a.db')
  expect(await refusal(() => openStorage(place, 'a.db', 1))).toEqual({
    reason: 'in_use',
    message: expect.stringContaining('is Gatehouse running already?'),
  })
  first.close()
  openStorage(place, 'a.db', 1).close()
})

test('a file that is no database is refused, and the folder is left free', async () => {
  const place = folder()
  writeFileSync(join(place, 'a.db'), 'Not a database. '.repeat(100))
  expect(await refusal(() => openStorage(place, 'a.db'))).toMatchObject({ reason: 'damaged' })
  rmSync(join(place, 'a.db'))
  openStorage(place, 'a.db', 1).close()
})

test('a database with a page of rubbish is found damaged', async () => {
  const place = folder()
  const db = openStorage(place, 'a.db')
  await db.prepare('CREATE TABLE things (name TEXT)').run()
  await db.prepare('CREATE INDEX by_name ON things (name)').run()
  await checkIntegrity(db)
  // Takes the rows out of the table but not out of its index.
  await db.prepare('INSERT INTO things VALUES (?)').bind('a').run()
  await db.prepare('PRAGMA writable_schema=ON').run()
  await db.prepare("UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'by_name'").run()
  db.close()
  const again = openStorage(place, 'a.db')
  expect(await refusal(() => checkIntegrity(again))).toMatchObject({ reason: 'damaged' })
  again.close()
})

test.each([
  ['is a file', (place: string) => join(place, 'file')],
  ['lies below a file', (place: string) => join(place, 'file', 'data')],
])('a data folder that %s is refused with a sentence', async (_, at) => {
  const place = folder()
  writeFileSync(join(place, 'file'), '')
  expect(await refusal(() => dataFolder(at(place)))).toEqual({
    reason: 'unusable',
    message: expect.stringContaining('GATEHOUSE_DATA'),
  })
})

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a data folder that may only be read is refused with a sentence',
  async () => {
    const place = folder()
    chmodSync(place, 0o500)
    expect(await refusal(() => dataFolder(join(place, 'data')))).toMatchObject({ reason: 'read_only' })
    chmodSync(place, 0o700)
  },
)

test.each([
  ['a full disk', 'PRAGMA max_page_count = 3', 'full'],
  ['a disk that became read-only', 'PRAGMA query_only = ON', 'read_only'],
])('%s refuses a write and keeps what was there', async (_, pragma, reason) => {
  const db = openStorage(folder(), 'a.db')
  await db.prepare('CREATE TABLE things (name TEXT)').run()
  await db.prepare('INSERT INTO things VALUES (?)').bind('kept').run()
  await db.prepare(pragma).run()
  const insert = db.prepare('INSERT INTO things VALUES (?)')
  expect(await refusal(() => insert.bind('x'.repeat(50_000)).run())).toMatchObject({ reason })
  expect(await refusal(() => db.batch([insert.bind('a'), insert.bind('x'.repeat(50_000))]))).toMatchObject({ reason })
  expect((await db.prepare('SELECT name FROM things').all()).results).toEqual([{ name: 'kept' }])
  db.close()
})
