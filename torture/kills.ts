import { join } from 'node:path'
import { openSqlite } from '../server/node/sqlite'
import { freshFolder, type Gatehouse, type Heard, startGatehouse } from './gatehouse'
import { seeded } from './random'
import { few, type Row } from './row'

const KILLS = 12
const WRITES = 100
const WRITERS = 8

interface Policy {
  id: string
  name: string
}

/** What the server said yes to, and what was still open when it was killed. */
interface Acknowledged {
  /** The name of each policy that must be there; `null`: it was deleted. */
  names: Map<string, string | null>
  /** Names that a policy may have beside that, since nobody heard the answer; `null`: it may be gone. */
  open: Map<string, Set<string | null>>
  /** Names of new policies of which nobody heard. */
  created: Set<string>
  yes: number
}

const include = [{ email_domain: { domain: 'harbour.example' } }]

/** One writer: makes, renames and deletes policies one after the other, until the connection breaks. */
async function write(gatehouse: Gatehouse, policies: string, who: string, known: Acknowledged, next: () => number) {
  const mine: { id: string; etag: string }[] = []
  for (let at = next(); at < WRITES; at = next()) {
    const name = `${who} ${at}`
    const body = { name, decision: 'allow', include }
    const turn = at % 5
    const target = mine[0]
    if (turn === 4 && target) {
      known.open.set(target.id, new Set([...(known.open.get(target.id) ?? []), null]))
      const { status } = await gatehouse.call('DELETE', `${policies}/${target.id}`, undefined, {
        'if-match': target.etag,
      })
      if (status !== 200) return
      known.names.set(target.id, null)
      mine.shift()
    } else if (turn >= 2 && target) {
      known.open.set(target.id, new Set([...(known.open.get(target.id) ?? []), name]))
      const { status, text } = await gatehouse.call('PUT', `${policies}/${target.id}`, body, {
        'if-match': target.etag,
      })
      if (status !== 200) return
      target.etag = (JSON.parse(text) as { etag: string }).etag
      known.names.set(target.id, name)
      known.open.delete(target.id)
    } else {
      known.created.add(name)
      const { status, text } = await gatehouse.call('POST', policies, body)
      if (status !== 201) return
      const made = JSON.parse(text) as { document: Policy; etag: string }
      mine.push({ id: made.document.id, etag: made.etag })
      known.names.set(made.document.id, name)
      known.created.delete(name)
    }
    known.yes += 1
  }
}

/** What is there and should not be, or is not there and should. */
function differences(found: readonly Policy[], known: Acknowledged): string[] {
  const byId = new Map(found.map(({ id, name }) => [id, name]))
  const lost = [...known.names].flatMap(([id, name]) => {
    const now = byId.get(id) ?? null
    if (now === name || known.open.get(id)?.has(now)) return []
    return [`${id} was acknowledged as ${name} and is ${now}`]
  })
  const unknown = found.filter(({ id, name }) => !known.names.has(id) && !known.created.has(name))
  return [...lost, ...unknown.map(({ name }) => `${name} is there and nobody wrote it`)]
}

async function integrity(folder: string): Promise<string> {
  const db = openSqlite(join(folder, 'practice.sqlite'))
  const row = await db.prepare('PRAGMA integrity_check').first<{ integrity_check: string }>()
  db.close()
  return row?.integrity_check ?? 'no answer'
}

/** Killed in the middle of 100 writes, again and again on the same data: nothing that was acknowledged is lost. */
export async function kills(seed: number, heard: Heard): Promise<Row> {
  const random = seeded(seed)
  const folder = freshFolder()
  const env = { GATEHOUSE_DATA: folder, GATEHOUSE_LOG_LEVEL: 'warn' }
  const known: Acknowledged = { names: new Map(), open: new Map(), created: new Set(), yes: 0 }
  const failures: string[] = []
  let gatehouse = await startGatehouse(env, heard)
  const made = await gatehouse.call('POST', '/api/practice/accounts', { copy: 'empty' })
  const { id: account } = JSON.parse(made.text) as { id: string }
  const policies = `/api/accounts/${account}/policies`
  for (let round = 0; round < KILLS; round += 1) {
    const serving = gatehouse
    let issued = 0
    let killed: Promise<void> | undefined
    const killAt = 5 + Math.floor(random() * (WRITES - 10))
    const laterMs = random() * 8
    const next = () => {
      issued += 1
      if (issued === killAt) {
        killed = new Promise((resolve) => {
          setTimeout(() => void serving.kill().then(resolve), laterMs)
        })
      }
      return issued
    }
    await Promise.all(
      Array.from({ length: WRITERS }, (_, at) => write(serving, policies, `${round}.${at}`, known, next)),
    )
    await killed
    const whole = await integrity(folder)
    if (whole !== 'ok') failures.push(`after kill ${round + 1} the database says: ${whole}`)
    gatehouse = await startGatehouse(env, heard)
    const ready = await gatehouse.call('GET', '/readyz')
    if (ready.status !== 200) failures.push(`after kill ${round + 1} not ready: ${ready.text}`)
    const { text } = await gatehouse.call('GET', policies)
    failures.push(...differences(JSON.parse(text) as Policy[], known).map((each) => `after kill ${round + 1}: ${each}`))
  }
  if ((await gatehouse.stop()) !== 0) failures.push('the last one did not end well')
  return {
    what: `kill -9 in the middle of ${WRITES} writes`,
    tried: KILLS,
    outcome: `${known.yes.toLocaleString('en-US')} writes acknowledged, ${failures.length} lost or torn`,
    promise: 'nothing acknowledged is lost, the next start is clean',
    holds: failures.length === 0 && known.yes > KILLS * 5,
    failures: few(failures),
  }
}
