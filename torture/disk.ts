import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlite } from '../server/node/sqlite'
import { DidNotStart, freshFolder, type Gatehouse, type Heard, startGatehouse } from './gatehouse'
import { few, type Row } from './row'

const include = [{ email_domain: { domain: 'harbour.example' } }]
const policy = (name: string, rules = include) => ({ name, decision: 'allow', include: rules })

/** A small disk in memory at a fresh folder; `undefined` where this user may not make one. */
function smallDisk(megabytes: number): { folder: string; remove: () => void } | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = freshFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    // Not in every container; the row then says that it was not tried.
    return undefined
  }
  return { folder, remove: () => execFileSync('umount', ['-l', folder], { stdio: 'ignore' }) }
}

/** Leaves nothing free on the disk that `file` is put on. */
function fill(file: string): void {
  const { bavail, bsize } = statfsSync(join(file, '..'))
  writeFileSync(file, Buffer.alloc(bavail * bsize))
}

/** How a start on this folder is refused; `undefined` when it is not, or not in words and with exit code 1. */
async function refusal(folder: string, heard: Heard): Promise<string | undefined> {
  try {
    const gatehouse = await startGatehouse({ GATEHOUSE_DATA: folder }, heard)
    await gatehouse.stop()
    return undefined
  } catch (error) {
    if (!(error instanceof DidNotStart)) throw error
    const said = error.message.trim()
    return error.code === 1 && !said.includes('\n') && said.endsWith('.') ? said : undefined
  }
}

interface Trial {
  what: string
  /** `undefined` = as promised; `null` = could not be tried on this machine. */
  wrong: string | null | undefined
}

async function started(what: string, folder: string, words: string, heard: Heard): Promise<Trial> {
  const said = await refusal(folder, heard)
  return { what, wrong: said?.includes(words) ? undefined : `${what}: ${said ?? 'it started, or said nothing'}` }
}

/** The disk fills up while people work: changes are refused in words, reading goes on, and room mends it. */
async function fillsUp(heard: Heard): Promise<Trial> {
  const what = 'a disk that fills up while we run'
  const small = smallDisk(24)
  if (!small) return { what, wrong: null }
  try {
    const gatehouse = await startGatehouse({ GATEHOUSE_DATA: small.folder }, heard)
    const wrong = await whileFull(gatehouse, join(small.folder, 'rubbish'))
    await gatehouse.stop()
    return { what, wrong: wrong && `${what}: ${wrong}` }
  } finally {
    small.remove()
  }
}

async function whileFull(gatehouse: Gatehouse, rubbish: string): Promise<string | undefined> {
  const made = await gatehouse.call('POST', '/api/practice/accounts', { copy: 'empty' })
  const policies = `/api/accounts/${(JSON.parse(made.text) as { id: string }).id}/policies`
  const names = new Set<string>()
  fill(rubbish)
  const long = Array.from({ length: 1_000 }, (_, at) => ({ email_domain: { domain: `a${at}.example` } }))
  let refused = 0
  for (let at = 0; at < 20; at += 1) {
    const { status, text } = await gatehouse.call('POST', policies, policy(`full ${at}`, long))
    if (status === 201) names.add(`full ${at}`)
    else if (status === 507 && text.includes('The disk is full')) refused += 1
    else return `a write answered ${status} ${text.slice(0, 200)}`
  }
  if (refused === 0) return 'nothing was refused'
  if ((await gatehouse.call('GET', policies)).status !== 200) return 'reading stopped'
  rmSync(rubbish)
  const after = await gatehouse.call('POST', policies, policy('room again'))
  if (after.status !== 201) return `with room again a write answered ${after.status} ${after.text.slice(0, 200)}`
  const there = JSON.parse((await gatehouse.call('GET', policies)).text) as { name: string }[]
  const lost = [...names, 'room again'].filter((name) => !there.some((each) => each.name === name))
  return lost.length === 0 ? undefined : `lost ${lost.join()}`
}

async function onMountedDisks(heard: Heard): Promise<Trial[]> {
  const full = smallDisk(1)
  const readOnly = smallDisk(1)
  const trials: Trial[] = []
  try {
    if (full) fill(join(full.folder, 'rubbish'))
    if (readOnly) execFileSync('mount', ['-o', 'remount,ro', readOnly.folder], { stdio: 'ignore' })
    trials.push(
      full
        ? await started('a full disk', full.folder, 'The disk is full', heard)
        : { what: 'a full disk', wrong: null },
      readOnly
        ? await started('a read-only folder', readOnly.folder, 'GATEHOUSE_DATA', heard)
        : { what: 'a read-only folder', wrong: null },
    )
  } finally {
    full?.remove()
    readOnly?.remove()
  }
  return trials
}

/** A data folder that cannot be used: said in one line at the start, or in each answer while we run. */
export async function disk(heard: Heard): Promise<Row> {
  const junk = freshFolder()
  writeFileSync(join(junk, 'practice.sqlite'), 'This is no database. '.repeat(500))
  const newer = freshFolder()
  const first = await startGatehouse({ GATEHOUSE_DATA: newer }, heard)
  const second = await started('a second process', newer, 'is Gatehouse running already?', heard)
  await first.stop()
  const db = openSqlite(join(newer, 'practice.sqlite'))
  await db.prepare("INSERT INTO d1_migrations (name) VALUES ('9999_of_the_future.sql')").run()
  db.close()
  const file = join(freshFolder(), 'file')
  writeFileSync(file, '')
  const trials = [
    second,
    await started('a database of a newer version', newer, 'a newer Gatehouse', heard),
    await started('a file that is no database', junk, 'damaged', heard),
    await started('a file in place of the folder', file, 'cannot be used', heard),
    ...(await onMountedDisks(heard)),
    await fillsUp(heard),
  ]
  const failures = trials.flatMap(({ wrong }) => (typeof wrong === 'string' ? [wrong] : []))
  const skipped = trials.filter(({ wrong }) => wrong === null).map(({ what }) => what)
  return {
    what: 'data folders that cannot be used',
    tried: trials.length - skipped.length,
    outcome: skipped.length === 0 ? 'each told in a sentence' : `told in a sentence; needs root: ${skipped.join(', ')}`,
    promise: 'exit code 1, or status 507 and nothing lost',
    holds: failures.length === 0,
    failures: few(failures),
  }
}
