import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { type Heard, startGatehouse } from './gatehouse'
import { few, type Row } from './row'
import { ACCOUNT, POLICY, startUpstream } from './upstream'

const TIMES = 3

const one = `/api/accounts/${ACCOUNT}/policies/${POLICY}`
const changed = { name: 'Changed', decision: 'deny', include: [{ email_domain: { domain: 'vendor.example' } }] }

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms)
  })

/** A server that has sent a write to a Cloudflare which does not answer it before `finish` is called. */
async function inTheMiddleOfAWrite(heard: Heard, env: Record<string, string> = {}) {
  const upstream = await startUpstream()
  const token = heard.keep(`canary${randomBytes(17).toString('hex')}`)
  const gatehouse = await startGatehouse(
    { CLOUDFLARE_API_TOKEN: token, GATEHOUSE_UPSTREAM_BASE_URL: upstream.baseURL, GATEHOUSE_LOG_LEVEL: 'warn', ...env },
    heard,
  )
  const { etag } = JSON.parse((await gatehouse.call('GET', `${one}?latest=yes`)).text) as { etag: string }
  let finish = () => {}
  const arrived = new Promise<void>((resolve) => {
    upstream.faults.writes = (_, response, apply) => {
      finish = () => {
        apply()
        const result = JSON.stringify(upstream.documents.get(POLICY))
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(`{"success":true,"errors":[],"messages":[],"result":${result}}`)
      }
      resolve()
    }
  })
  return { upstream, gatehouse, etag, arrived, finish: () => finish() }
}

async function finishes(heard: Heard): Promise<string | undefined> {
  const { upstream, gatehouse, etag, arrived, finish } = await inTheMiddleOfAWrite(heard)
  const write = gatehouse.call('PUT', one, changed, { 'if-match': etag })
  await arrived
  const ended = gatehouse.stop()
  await pause(150)
  const late = await gatehouse.call('PUT', one, changed, { 'if-match': etag })
  finish()
  const { status, text } = await write
  const code = await ended
  upstream.close()
  if (late.status !== 0 && late.status !== 503) return `a new write was answered ${late.status}`
  return status === 200 && code === 0 ? undefined : `the write answered ${status} ${text}, the exit code was ${code}`
}

/** The page that asked for the write is closed, and then the server is told to end. */
async function finishesForNobody(heard: Heard): Promise<string | undefined> {
  const { upstream, gatehouse, etag, arrived, finish } = await inTheMiddleOfAWrite(heard)
  const cookie = gatehouse.cookie()
  const body = JSON.stringify(changed)
  const page = connect(gatehouse.port, '127.0.0.1')
  page.on('error', () => {})
  page.write(
    `PUT ${one} HTTP/1.1\r\nhost: 127.0.0.1:${gatehouse.port}\r\nsec-fetch-site: same-origin\r\ncookie: ${cookie}\r\n` +
      `content-type: application/json\r\nif-match: ${etag}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  await arrived
  page.destroy()
  const ended = gatehouse.stop()
  await pause(150)
  finish()
  const code = await ended
  const readBack = upstream.asked.at(-1)?.endsWith(POLICY) ?? false
  upstream.close()
  return code === 0 && readBack ? undefined : `the exit code was ${code}, read back: ${readBack}`
}

async function endsInTime(heard: Heard): Promise<string | undefined> {
  const { upstream, gatehouse, etag, arrived } = await inTheMiddleOfAWrite(heard, { GATEHOUSE_SHUTDOWN_MS: '300' })
  const write = gatehouse.call('PUT', one, changed, { 'if-match': etag })
  await arrived
  const began = performance.now()
  const code = await gatehouse.stop()
  const took = performance.now() - began
  await write
  upstream.close()
  return code === 1 && took < 5_000 ? undefined : `the exit code was ${code} after ${Math.round(took)} ms`
}

/** SIGTERM in the middle of a write. */
export async function endings(heard: Heard): Promise<Row[]> {
  const cases = {
    'SIGTERM in the middle of a write': [finishes, 'finished, answered, exit code 0; nothing new begun'],
    'SIGTERM after the page was closed': [finishesForNobody, 'the write was finished all the same'],
    'SIGTERM, and Cloudflare never answers': [endsInTime, 'ended within GATEHOUSE_SHUTDOWN_MS, exit code 1'],
  } as const
  const rows: Row[] = []
  for (const [what, [ending, outcome]] of Object.entries(cases)) {
    const failures: string[] = []
    for (let time = 0; time < TIMES; time += 1) {
      const wrong = await ending(heard)
      if (wrong) failures.push(wrong)
    }
    rows.push({
      what,
      tried: TIMES,
      outcome,
      promise: 'each time',
      holds: failures.length === 0,
      failures: few(failures),
    })
  }
  return rows
}
