import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { historyUnderTest, wider } from '../history-under-test'
import { historyReport } from './history-report'
import { openRecords } from './records'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'gatehouse-verify-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true })
})

/** A data folder with a history of two changes, and Gatehouse still at it. */
async function written() {
  const place = folder()
  const { db, close } = await openRecords(place, 'live')
  const { make, change, account } = await historyUnderTest({}, { records: db })
  const { id, etag } = await make()
  await change(id, etag, wider)
  return { place, db, close, account }
}

test('a whole history is told with its length and its last hash, also while Gatehouse runs', async () => {
  const { place, db, close, account } = await written()
  const last = await db.prepare('SELECT hash FROM history ORDER BY entry DESC').first<{ hash: string }>()
  expect(await historyReport(place, [])).toEqual({
    lines: [
      `records.sqlite, account ${account}: 2 changes in 4 entries, all as they were written. The last has the hash ${last?.hash}`,
    ],
    whole: true,
  })
  expect(await historyReport(place, [last?.hash ?? ''])).toMatchObject({ whole: true })
  close()
})

test('what was changed is named, and a hash that was told earlier is missed when it is gone', async () => {
  const { place, db, close, account } = await written()
  const first = await db.prepare('SELECT hash FROM history ORDER BY entry').first<{ hash: string }>()
  await db.prepare('DROP TRIGGER history_never_changes').run()
  await db.prepare(`UPDATE history SET text = json_set(text, '$.actor', 'eve') WHERE entry = 3`).run()
  await db.prepare(`UPDATE history SET hash = 'forged' WHERE entry = 1`).run()
  const { lines, whole } = await historyReport(place, [first?.hash ?? ''])
  expect(whole).toBe(false)
  expect(lines).toEqual([
    `records.sqlite, account ${account}: CHANGED. Of 2 changes in 4 entries what is named below is not as it was written.`,
    '  entry 1 (change 1): hash, or what comes before it',
    '  entry 3 (change 2): actor',
    expect.stringContaining(`No entry has the hash ${first?.hash}`),
  ])
  close()
})

test('where nothing is kept yet, that is said, and nothing is made there', async () => {
  const place = join(folder(), 'none')
  expect(await historyReport(place, [])).toEqual({ lines: [`There is no history in ${place} yet.`], whole: true })
})
