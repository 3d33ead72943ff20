import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { historyEntries } from '../records/history'
import { historyReport } from './history-report'
import { packing } from './packing'
import { openRecords } from './records'
import { ACCOUNT, openAt, policiesOf } from './writer-under-test'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Below the project, where Node finds its packages. */
const BUILT = join(ROOT, 'test-results', `writers-${process.pid}`)
const WRITER = join(BUILT, 'start-writer-under-test.js')

// Built once, so that each writer starts at once. Node 20 does not run TypeScript as it is.
beforeAll(async () => {
  const ssr = join(ROOT, 'server', 'node', 'start-writer-under-test.ts')
  await build({ root: ROOT, configFile: false, logLevel: 'error', build: { ssr, outDir: BUILT } })
})
afterAll(() => rmSync(BUILT, { recursive: true }))

type Writing = 'writePolicies' | 'writeHistory'

/** Writes to the folder until this many were acknowledged, then kills the writer in the middle of the next ones. */
async function killedAfter(count: number, folder: string, writing: Writing): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, folder, writing], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === count) writer.kill('SIGKILL')
  }
  return acknowledged
}

// `npm run torture` does this to the whole server, over HTTP and many times.
test('killed again and again in the middle of writes, it has lost nothing that was acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-killed-'))
  const acknowledged: string[] = []
  for (const count of [3, 41]) acknowledged.push(...(await killedAfter(count, folder, 'writePolicies')))
  expect(acknowledged.length).toBeGreaterThanOrEqual(44)
  const { db, sandbox } = await openAt(folder)
  const names = await (await policiesOf(sandbox)).names()
  expect(names).toEqual(expect.arrayContaining(acknowledged))
  expect(new Set(names).size).toBe(names.length)
  db.close()
  rmSync(folder, { recursive: true })
}, 60_000)

test('killed in the middle of putting changes down, the history has all that was acknowledged, and its chain is whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-killed-'))
  const acknowledged: string[] = []
  for (const count of [7, 90]) acknowledged.push(...(await killedAfter(count, folder, 'writeHistory')))
  const { db, close } = await openRecords(folder, 'live')
  const entries = await historyEntries({ db, packing }, ACCOUNT, {}, 500)
  const told = entries.flatMap(({ number, state, after }) => {
    const settled = state === 'done' && after?.name.endsWith('as it stands there')
    return [`put down ${number}`, ...(settled ? [`settled ${number}`] : [])]
  })
  expect(told).toEqual(expect.arrayContaining(acknowledged))
  // Two are put down at once: both or none.
  expect(entries.length % 2).toBe(0)
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, at) => entries.length - at))
  expect((await historyReport(folder, [])).lines).toEqual([expect.stringContaining('all as they were written')])
  close()
  rmSync(folder, { recursive: true })
}, 60_000)
