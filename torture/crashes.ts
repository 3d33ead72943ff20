import { randomBytes } from 'node:crypto'
import type { HistoryRecord } from '../core/history-record'
import { DidNotStart, freshFolder, type Gatehouse, type Heard, startGatehouse } from './gatehouse'
import { seeded } from './random'
import { few, type Row } from './row'
import { ACCOUNT, POLICY, startUpstream, type Upstream } from './upstream'

const KILLS = 100

/** One in so many is changed by somebody else before the next start. */
const MEDDLED = 7

const LOOKS = 100

const account = `/api/accounts/${ACCOUNT}`
const rules = [{ email_domain: { domain: 'harbour.example' } }]
const policy = (name: string) => ({ name, decision: 'allow', include: rules })

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms)
  })

/** When it is killed: as the write arrives, when it was made but not answered, or whenever it happens. */
const MOMENTS = ['before', 'after', 'any time'] as const

const ACTIONS = ['update', 'create', 'delete'] as const

interface Round {
  action: (typeof ACTIONS)[number]
  moment: (typeof MOMENTS)[number]
  name: string
  id: string
  meddled: boolean
}

/** Makes the write and kills Gatehouse meanwhile; answers whether it arrived at Cloudflare and was made there. */
async function killedDuring(gatehouse: Gatehouse, upstream: Upstream, round: Round, laterMs: number) {
  const { action, moment, name, id } = round
  let made = false
  let killed: Promise<void> | undefined
  const kill = () => (killed ??= gatehouse.kill())
  const etag =
    action === 'create'
      ? undefined
      : (JSON.parse((await gatehouse.call('GET', `${account}/policies/${id}?latest=yes`)).text) as { etag: string })
          .etag
  upstream.faults.writes = (_, response, apply) => {
    if (moment !== 'before') {
      apply()
      made = true
    }
    if (moment === 'any time') response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true')
    else void kill()
  }
  const path = action === 'create' ? `${account}/policies` : `${account}/policies/${id}`
  const method = { create: 'POST', update: 'PUT', delete: 'DELETE' }[action]
  const body = action === 'delete' ? undefined : policy(name)
  const write = gatehouse.call(method, path, body, etag === undefined ? {} : { 'if-match': etag })
  if (moment === 'any time') await pause(laterMs).then(kill)
  await write
  await kill()
  upstream.faults.writes = undefined
  return made
}

/** Reads the history until nothing in it is open any more. */
async function settledHistory(gatehouse: Gatehouse): Promise<HistoryRecord[] | undefined> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { status, text } = await gatehouse.call('GET', `${account}/history?limit=20`)
    const page = JSON.parse(text) as { records: HistoryRecord[]; settled: boolean }
    if (status === 200 && page.settled) return page.records
    await pause(20)
  }
  return undefined
}

/** What is wrong with what the history says of the round; `undefined` = nothing. */
function wrongIn(records: readonly HistoryRecord[], { action, moment, meddled, name }: Round, made: boolean) {
  // What is deleted was put there past Gatehouse, which the history tells as well.
  const told = records.find((record) => record.name === name && record.origin === 'gatehouse')
  const what = `${action}, killed ${moment}${meddled ? ', meddled with' : ''}, ${made ? 'made' : 'not made'}`
  if (!told) return made ? `${what}: it is in no history` : undefined
  const expected = meddled ? 'unsettled' : made ? 'done' : 'not_done'
  return told.state === expected ? undefined : `${what}: the history says ${told.state}: ${told.message}`
}

/** Killed between putting a change down, writing it and putting down the answer: the next start tells what became of it. */
export async function crashes(seed: number, heard: Heard): Promise<Row> {
  const random = seeded(seed)
  const upstream = await startUpstream()
  const env = {
    GATEHOUSE_DATA: freshFolder(),
    GATEHOUSE_LOG_LEVEL: 'error',
    CLOUDFLARE_API_TOKEN: heard.keep(`canary${randomBytes(17).toString('hex')}`),
    GATEHOUSE_UPSTREAM_BASE_URL: upstream.baseURL,
  }
  const failures: string[] = []
  const counts = { done: 0, notDone: 0, cannotTell: 0 }
  let gatehouse = await startGatehouse(env, heard)
  try {
    for (let at = 0; at < KILLS; at += 1) {
      const action = ACTIONS[Math.floor(random() * ACTIONS.length)] ?? 'update'
      const moment = MOMENTS[at % MOMENTS.length] ?? 'before'
      const name = `Round ${at}`
      const id = action === 'delete' ? `00000000-0000-4000-8000-${String(at).padStart(12, 'd')}` : POLICY
      if (action === 'delete') upstream.documents.set(id, { id, reusable: true, ...policy(name) })
      const meddled = action === 'update' && moment !== 'any time' && at % MEDDLED === 0
      const round: Round = { action, moment, name, id, meddled }
      const made = await killedDuring(gatehouse, upstream, round, random() * 30)
      if (meddled) upstream.documents.set(id, { ...upstream.documents.get(id), ...policy(`Theirs ${at}`) })
      gatehouse = await startGatehouse(env, heard)
      const records = await settledHistory(gatehouse)
      const wrong = records ? wrongIn(records, round, made) : 'it was not settled in time'
      if (wrong !== undefined) failures.push(wrong)
      if (meddled) counts.cannotTell += 1
      else if (made) counts.done += 1
      else counts.notDone += 1
    }
    await gatehouse.stop()
  } catch (error) {
    if (!(error instanceof DidNotStart)) throw error
    failures.push(`it did not start again: ${error.message}`)
  } finally {
    upstream.close()
  }
  return {
    what: 'kill -9 between putting a change down and its answer',
    tried: KILLS,
    outcome: `${counts.done} had been made, ${counts.notDone} not, ${counts.cannotTell} changed by others since; ${failures.length} told wrongly`,
    promise: 'the next start tells which, or that it cannot be told',
    holds: failures.length === 0 && counts.done > 10 && counts.notDone > 10 && counts.cannotTell > 0,
    failures: few(failures),
  }
}
