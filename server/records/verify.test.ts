import { describe, expect, test } from 'vitest'
import { sha256 } from '../app-under-test'
import { historyUnderTest, wider } from '../history-under-test'
import { packing } from '../node/packing'
import type { Db } from '../store/db'
import { type EntryRow, madeEntry } from './entry'
import { verifyHistory } from './verify'

/** A history of a few changes, and a way to tamper with it as somebody with the file could. */
async function written() {
  const under = await historyUnderTest()
  const { call, at, make, change, kept, look, past } = under
  const { id, etag } = await make()
  await change(id, etag, wider)
  await call('POST', `${at}/history/2/undo`, { reason: 'Too early.' })
  await look()
  await past('PUT', `policies/${id}`, { ...wider, name: 'Theirs' })
  await look()
  const verify = () => verifyHistory({ db: kept, sha256, packing })
  const found = async () => (await verify()).flatMap(({ bad }) => bad)
  for (const trigger of ['history_never_changes', 'history_never_goes', 'bodies_never_change', 'bodies_never_go'])
    await kept.prepare(`DROP TRIGGER ${trigger}`).run()
  return { ...under, verify, found }
}

const run = (db: Db, sql: string, ...values: unknown[]) =>
  db
    .prepare(sql)
    .bind(...values)
    .run()

test('a history that nobody touched is whole, and its head is told', async () => {
  const { verify, kept, account } = await written()
  const last = await kept.prepare('SELECT hash FROM history ORDER BY entry DESC LIMIT 1').first<{ hash: string }>()
  expect(await verify()).toEqual([{ account, entries: 7, changes: 4, head: last?.hash, bad: [] }])
})

test('nothing of it can be changed or deleted by the way that we write', async () => {
  const { make, kept } = await historyUnderTest()
  await make()
  for (const sql of [
    'UPDATE history SET number = 9',
    'DELETE FROM history',
    'UPDATE bodies SET hash = 1',
    'DELETE FROM bodies',
  ])
    await expect(run(kept, sql)).rejects.toThrow(/never (changed|deleted)/)
})

describe('what was tampered with is found and named', async () => {
  const { kept, found } = await written()
  const rows = (
    await kept.prepare('SELECT entry, number, said, text, search, marks, hash FROM history ORDER BY entry').all<{
      entry: number
      number: number
      text: string
    }>()
  ).results
  const members = rows.flatMap(({ entry, number, text }) =>
    Object.keys(JSON.parse(text) as object).map((member) => ({ entry, number, member, text })),
  )

  test.each(members)('$member of entry $entry', async ({ entry, number, member, text }) => {
    const told = JSON.parse(text) as Record<string, unknown>
    const other = typeof told[member] === 'number' ? told[member] + 1 : `${String(told[member])}x`
    for (const changed of [
      { ...told, [member]: other },
      { ...told, [member]: undefined },
    ]) {
      await run(kept, 'UPDATE history SET text = ? WHERE entry = ?', JSON.stringify(changed), entry)
      expect(await found()).toEqual([{ entry, number, field: member }])
    }
    await run(kept, 'UPDATE history SET text = ? WHERE entry = ?', text, entry)
    expect(await found()).toEqual([])
  })

  test.each(['number', 'said', 'search', 'marks', 'hash', 'text'])('%s as it stands in the table', async (column) => {
    const value = rows[2]?.[column as 'number']
    // The database takes JSON only as the text.
    const forged = column === 'number' ? 99 : column === 'text' ? '"forged"' : 'forged'
    await run(kept, `UPDATE history SET ${column} = ? WHERE entry = 3`, forged)
    expect(await found()).toMatchObject([{ entry: 3, field: column }])
    await run(kept, `UPDATE history SET ${column} = ? WHERE entry = 3`, value)
    expect(await found()).toEqual([])
  })

  test('a member that was added', async () => {
    await run(kept, `UPDATE history SET text = json_insert(text, '$.reason', 'forged') WHERE entry = 1`)
    expect(await found()).toEqual([{ entry: 1, number: 1, field: 'reason' }])
    await run(kept, 'UPDATE history SET text = ? WHERE entry = 1', rows[0]?.text)
  })

  test('a document, changed or gone', async () => {
    const told = JSON.parse(rows[2]?.text ?? '') as { before: string }
    // One version may stand in several entries: in each it is not what it was.
    const everywhere = rows.flatMap(({ entry, text }) => {
      const { before, after } = JSON.parse(text) as { before?: string; after?: string }
      return before === told.before
        ? [`before of entry ${entry}`]
        : after === told.before
          ? [`after of entry ${entry}`]
          : []
    })
    const body = await kept
      .prepare('SELECT packed FROM bodies WHERE hash = ?')
      .bind(told.before)
      .first<{ packed: ArrayBuffer }>()
    for (const packed of [packing.pack('{"name":"forged"}'), new Uint8Array([1, 2, 3])]) {
      await run(kept, 'UPDATE bodies SET packed = ? WHERE hash = ?', packed, told.before)
      expect((await found()).map(({ entry, field }) => `${field} of entry ${entry}`)).toEqual(everywhere)
    }
    await run(kept, 'DELETE FROM bodies WHERE hash = ?', told.before)
    expect((await found()).map(({ entry, field }) => `${field} of entry ${entry}`)).toEqual(everywhere)
    await run(
      kept,
      'INSERT INTO bodies (hash, packed) VALUES (?, ?)',
      told.before,
      new Uint8Array(body?.packed ?? new ArrayBuffer(0)),
    )
    expect(await found()).toEqual([])
  })
})

test('entries that are gone, from the middle, the beginning or the end, leave a gap that is named', async () => {
  const { kept, found } = await written()
  await run(kept, 'DELETE FROM history WHERE entry IN (1, 3, 4, 7)')
  expect(await found()).toEqual([
    { entry: 1, field: 'missing' },
    { entry: 3, last: 4, field: 'missing' },
    { entry: 7, field: 'missing' },
  ])
})

test('everything that was tampered with is named, not only the first of it', async () => {
  const { kept, found } = await written()
  await run(kept, `UPDATE history SET text = json_set(text, '$.actor', 'eve') WHERE entry = 1`)
  await run(kept, `UPDATE history SET text = json_set(text, '$.reason', 'none') WHERE entry = 5`)
  await run(kept, `UPDATE history SET hash = 'forged' WHERE entry = 6`)
  expect(await found()).toMatchObject([
    { entry: 1, field: 'actor' },
    { entry: 5, field: 'reason' },
    { entry: 6, field: 'hash' },
  ])
})

test('a forger who works the marks and the hash out anew is found by the entry that comes after', async () => {
  const { kept, found } = await written()
  const row = (await kept.prepare('SELECT * FROM history WHERE entry = 3').first<EntryRow & Record<string, string>>())!
  const before = (await kept.prepare('SELECT hash FROM history WHERE entry = 2').first<{ hash: string }>())!
  const told = { ...JSON.parse(row.text), actor: 'eve@harbour.example' }
  const { text, search, marks, hash } = await madeEntry(sha256, before.hash, row, told)
  await run(
    kept,
    'UPDATE history SET text = ?, search = ?, marks = ?, hash = ? WHERE entry = 3',
    text,
    search,
    marks,
    hash,
  )
  expect(await found()).toMatchObject([{ entry: 4, field: 'hash' }])
})

test('a chain that was cut off together with its head is not what was printed before', async () => {
  const { kept, verify } = await written()
  const [before] = await verify()
  await run(kept, 'DELETE FROM history WHERE entry = 7')
  expect((await verify())[0]?.bad).toEqual([{ entry: 7, field: 'missing' }])
  await run(kept, 'UPDATE history_heads SET entry = 6, hash = ?', before?.head)
  expect((await verify())[0]?.bad).toEqual([{ entry: 6, field: 'head' }])
  await run(kept, 'UPDATE history_heads SET entry = 6, hash = (SELECT hash FROM history WHERE entry = 6)')
  const [after] = await verify()
  expect(after?.bad).toEqual([])
  expect(after?.head).not.toBe(before?.head)
})

test('a history whose head is gone is not taken for one that never was', async () => {
  const { kept, verify, account } = await written()
  await run(kept, 'DELETE FROM history_heads')
  expect(await verify()).toMatchObject([{ account, entries: 7, bad: [{ entry: 7, field: 'head' }] }])
})

test('entries that changed places, and entries of another account, are found', async () => {
  const { kept, found } = await written()
  await run(kept, 'UPDATE history SET entry = 100 WHERE entry = 3')
  await run(kept, 'UPDATE history SET entry = 3 WHERE entry = 4')
  await run(kept, 'UPDATE history SET entry = 4 WHERE entry = 100')
  expect((await found()).slice(0, 2)).toMatchObject([
    { entry: 3, field: 'entry' },
    { entry: 4, field: 'entry' },
  ])
  const other = await written()
  await run(other.kept, `UPDATE history SET account = 'another' WHERE entry = 3`)
  expect(await other.found()).toMatchObject([
    { entry: 3, field: 'missing' },
    { entry: 1, last: 2, field: 'missing' },
    { entry: 3, field: 'account' },
    { entry: 3, field: 'head' },
  ])
})
