import { randomBytes } from 'node:crypto'
import { faults, faultsAfterSaving, faultsOfWrites } from './faults'
import { freshFolder, type Gatehouse, type Heard, startGatehouse } from './gatehouse'
import { few, type Row } from './row'
import { ACCOUNT, type Fault, POLICY, startUpstream, type Upstream } from './upstream'
import type { Told } from './wire'

/** Patience with Cloudflare in these tests, in milliseconds. */
const TIMEOUT_MS = 500

const base = `/api/accounts/${ACCOUNT}`
const one = `${base}/policies/${POLICY}`
/** As Cloudflare itself has it, whatever was read before. */
const now = `${one}?latest=yes`

/** Everything that a page reads; each takes at least one exchange with Cloudflare. */
const READS = [
  '/api/accounts',
  now,
  ...[
    'policies',
    'groups',
    'apps',
    'lists',
    'identity-providers',
    'service-tokens',
    'posture-checks',
    'certificates',
  ].map((what) => `${base}/${what}`),
  ...['zones', 'people', 'directory-groups'].map((what) => `${base}/${what}`),
]

const changed = { name: 'Changed', decision: 'deny', include: [{ email_domain: { domain: 'vendor.example' } }] }

interface Tally {
  tried: number
  saved: number
  failures: string[]
}

/** A token that stands nowhere else, so that finding it anywhere means that it leaked. */
const freshToken = () => `canary${randomBytes(17).toString('hex')}`

async function live(upstream: Upstream, heard: Heard, token = freshToken()): Promise<Gatehouse> {
  return startGatehouse(
    {
      CLOUDFLARE_API_TOKEN: heard.keep(token),
      GATEHOUSE_UPSTREAM_BASE_URL: upstream.baseURL,
      GATEHOUSE_UPSTREAM_TIMEOUT_MS: String(TIMEOUT_MS),
      // Several run at a time.
      GATEHOUSE_DATA: freshFolder(),
      GATEHOUSE_LOG_LEVEL: 'debug',
    },
    heard,
  )
}

/** An answer in words that blames the right side; `undefined` when it is one. */
function fault({ status, text }: Told): string | undefined {
  if (status === 0) return 'no answer'
  if (status < 400) return `answered ${status} as if all were well: ${text.slice(0, 200)}`
  const error = (JSON.parse(text) as { error?: { code?: string; message?: string } }).error
  if (error?.code === 'failed') return `blamed on itself: ${text.slice(0, 300)}`
  return error?.message?.endsWith('.') ? undefined : `no sentence: ${text.slice(0, 300)}`
}

/** One fault in every read: none of them may look like an empty list. */
async function inReads(name: string, broken: Fault, heard: Heard, tally: Tally) {
  const upstream = await startUpstream()
  const gatehouse = await live(upstream, heard)
  upstream.faults.reads = broken
  const answers = await Promise.all(READS.map((path) => gatehouse.call('GET', path)))
  answers.forEach((told, at) => {
    tally.tried += 1
    const wrong = fault(told)
    if (wrong) tally.failures.push(`${name}, GET ${READS[at]}: ${wrong}`)
  })
  if (upstream.asked.includes('/elsewhere')) tally.failures.push(`${name}: followed`)
  upstream.faults.reads = undefined
  // After a rate limit nothing is asked for a while, and that is said.
  const { status } = await gatehouse.call('GET', now)
  if (status !== 200 && !(name.includes('429') && status === 429)) {
    tally.failures.push(`${name}: afterwards the policy answers ${status}`)
  }
  await gatehouse.stop()
  upstream.close()
}

/** One fault in every write. `saved`: it was carried out all the same, which we must find out. */
async function inWrites(name: string, broken: Fault, saved: boolean, heard: Heard, tally: Tally) {
  const upstream = await startUpstream()
  const gatehouse = await live(upstream, heard)
  const { etag } = JSON.parse((await gatehouse.call('GET', now)).text) as { etag: string }
  upstream.faults.writes = broken
  const writes = [
    ['POST', `${base}/policies`, { ...changed, name: 'New' }, {}],
    ['PUT', one, changed, { 'if-match': etag }],
    ['DELETE', one, undefined, { 'if-match': '' }],
  ] as const
  for (const [method, path, body, headers] of writes) {
    const before = JSON.stringify([...upstream.documents])
    const version = method === 'DELETE' ? await etagNow(gatehouse) : headers
    const told = await gatehouse.call(method, path, body, version)
    tally.tried += 1
    const asSaved = told.status >= 200 && told.status < 300
    if (asSaved) tally.saved += 1
    const wrong = saved
      ? asSaved
        ? undefined
        : `was saved, but ${told.status} ${told.text.slice(0, 200)}`
      : fault(told)
    if (wrong) tally.failures.push(`${name}, ${method}: ${wrong}`)
    if (!saved && before !== JSON.stringify([...upstream.documents])) tally.failures.push(`${name}, ${method}: wrote`)
  }
  await gatehouse.stop()
  upstream.close()
}

async function etagNow(gatehouse: Gatehouse): Promise<Record<string, string>> {
  const { text } = await gatehouse.call('GET', now)
  return { 'if-match': (JSON.parse(text) as { etag?: string }).etag ?? '"none"' }
}

/** The credential in what Cloudflare answers well: a policy is named after it. It may not reach the page. */
async function inNames(heard: Heard, tally: Tally) {
  const token = freshToken()
  const upstream = await startUpstream({ name: `Staff ${token}`, note: token })
  const gatehouse = await live(upstream, heard, token)
  for (const path of READS) {
    tally.tried += 1
    const { status } = await gatehouse.call('GET', path)
    if (status !== 200) tally.failures.push(`the credential as a name, GET ${path}: ${status}`)
  }
  await gatehouse.stop()
  upstream.close()
}

/** So many servers at a time. */
const LANES = 2

/** Everything that can go wrong on the way to Cloudflare and back, in every read and every write. */
export async function outages(heard: Heard): Promise<Row[]> {
  const lost: Tally = { tried: 0, saved: 0, failures: [] }
  const kept: Tally = { tried: 0, saved: 0, failures: [] }
  const work = [
    ...Object.entries(faults).flatMap(([name, broken]) => [
      () => inReads(name, broken, heard, lost),
      () => inWrites(name, broken, false, heard, lost),
    ]),
    () => inNames(heard, lost),
    ...Object.entries(faultsOfWrites).map(
      ([name, broken]) =>
        () =>
          inWrites(name, broken, false, heard, lost),
    ),
    ...Object.entries(faultsAfterSaving).map(
      ([name, broken]) =>
        () =>
          inWrites(`${name}, but saved`, broken, true, heard, kept),
    ),
  ]
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let next = work.shift(); next; next = work.shift()) await next()
    }),
  )
  return [
    {
      what: `upstream faults of ${Object.keys({ ...faults, ...faultsOfWrites }).length} kinds`,
      tried: lost.tried,
      outcome: 'each told in words; none looked like an empty list or a saved change',
      promise: '≥ 100 injected and survived',
      holds: lost.tried >= 100 && lost.failures.length === 0,
      failures: few(lost.failures),
    },
    {
      what: 'writes that failed, but were saved',
      tried: kept.tried,
      outcome: `${kept.saved} found out and told as saved`,
      promise: 'nobody is told that it was lost',
      holds: kept.failures.length === 0,
      failures: few(kept.failures),
    },
  ]
}
