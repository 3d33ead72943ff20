import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openAt, policiesOf } from './writer-under-test'

const WRITER = fileURLToPath(new URL('./start-writer-under-test.mjs', import.meta.url))

/** Writes to the folder until this many were acknowledged, then kills the writer in the middle of the next ones. */
async function killedAfter(count: number, folder: string): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  for await (const name of createInterface({ input: writer.stdout })) {
    acknowledged.push(name)
    if (acknowledged.length === count) writer.kill('SIGKILL')
  }
  return acknowledged
}

// `npm run torture` does this to the whole server, over HTTP and many times.
test('killed again and again in the middle of writes, it has lost nothing that was acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-killed-'))
  const acknowledged: string[] = []
  for (const count of [3, 41]) acknowledged.push(...(await killedAfter(count, folder)))
  expect(acknowledged.length).toBeGreaterThanOrEqual(44)
  const { db, sandbox } = await openAt(folder)
  const names = await (await policiesOf(sandbox)).names()
  expect(names).toEqual(expect.arrayContaining(acknowledged))
  expect(new Set(names).size).toBe(names.length)
  db.close()
  rmSync(folder, { recursive: true })
}, 60_000)
