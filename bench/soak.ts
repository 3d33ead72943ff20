import { Agent, get } from 'node:http'
import { type Figure, median, ms, percentile } from './figure'
import { residentMegabytes, start } from './processes'

const PEOPLE = 50

/** SOAK_SECONDS makes it longer. */
const SECONDS = Number(process.env.SOAK_SECONDS ?? 60)

/** What a page asks for when it is opened, once for each person. */
const LISTS = [
  'policies',
  'groups',
  'apps',
  'lists',
  'identity-providers',
  'service-tokens',
  'posture-checks',
  'certificates',
  'zones',
  'people',
  'directory-groups',
]

/**
 * What a person who clicks around asks for, in turn: how old things are, which costs nothing, and the lists of the next
 * page. Pages ask less often than this, as they keep a list for half a minute.
 */
const VISITS = [
  'snapshot',
  'policies',
  'snapshot',
  'groups',
  'snapshot',
  'apps',
  'snapshot',
  'people',
  'policies',
  'lists',
]

/** Seconds that are not counted: the first requests pay for compiling the program. */
const WARM_UP = 5

/** Milliseconds between two requests of one person. */
const EVERY_MS = 1_000

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** One request until its body has ended, in milliseconds. */
function timed(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume().on('end', () => resolve(performance.now() - began))
    }).on('error', reject)
  })
}

/** One person with an open dashboard, until it is over. */
async function person(base: string, at: number, end: number, samples: number[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 })
  // Spread evenly, so that fifty people are not one crowd.
  await pause((EVERY_MS / PEOPLE) * at)
  for (let turn = at; performance.now() < end; turn += 1) {
    const took = await timed(`${base}/${VISITS[turn % VISITS.length]}`, agent)
    samples.push(took)
    await pause(Math.max(0, EVERY_MS - took))
  }
  agent.destroy()
}

async function people(base: string, seconds: number): Promise<number[]> {
  const samples: number[] = []
  const end = performance.now() + seconds * 1000
  await Promise.all(Array.from({ length: PEOPLE }, (_, at) => person(base, at, end, samples)))
  return samples
}

/** The answer as text. */
async function textOf(url: string): Promise<string> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return answer.text()
}

/** The figures for one kind of account. Its emulated Cloudflare runs in the same process, which a real one does not. */
async function soakOf(copy: 'company' | 'large', seconds: number): Promise<Figure[]> {
  const server = await start('dist/server/index.js', {}, '/healthz')
  const made = await fetch(`${server.origin}/api/practice/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ copy }),
  })
  const { id } = (await made.json()) as { id: string }
  const base = `${server.origin}/api/accounts/${id}`
  for (const list of LISTS) await textOf(`${base}/${list}`)
  const policies = await textOf(`${base}/policies`)

  const memory: number[] = []
  const watching = setInterval(() => memory.push(residentMegabytes(server.child) ?? Number.NaN), 500)
  await people(base, WARM_UP)
  const samples = await people(base, seconds)
  clearInterval(watching)
  server.child.kill('SIGTERM')

  const floor = await start('bench/peer/bare.mjs', {}, '/')
  await fetch(floor.origin, { method: 'POST', body: policies })
  await people(floor.origin, WARM_UP)
  const bare = await people(floor.origin, Math.min(15, seconds))
  floor.child.kill('SIGTERM')

  const p99 = percentile(samples, 0.99)
  const third = Math.floor(memory.length / 3)
  const middle = median(memory.slice(third, 2 * third))
  const last = median(memory.slice(2 * third))
  const most = Math.max(...memory)
  const figures: Figure[] = [
    {
      what: `${copy} account, cached reads, p99`,
      ours: ms(p99),
      beside: `a bare Hono route with ${Math.round(policies.length / 1000)} kB ${ms(percentile(bare, 0.99))}; ours p50 ${ms(median(samples))}, ${samples.length} reads`,
      // Lists of 300 to 600 kB each second for everybody: more than people ask, so it is told and not promised.
      ...(copy === 'company' && { promise: '≤ 25 ms', holds: p99 <= 25 }),
    },
  ]
  if (Number.isNaN(most)) return figures
  return [
    ...figures,
    {
      what: `${copy} account, memory of the process, most`,
      ours: `${most.toFixed(0)} MB`,
      beside: 'an empty Node process 40 to 50 MB',
      promise: '≤ 250 MB',
      holds: most <= 250,
    },
    {
      what: `${copy} account, memory in the last third`,
      ours: `${last.toFixed(0)} MB`,
      beside: `${middle.toFixed(0)} MB in the third before`,
      promise: '≤ 1.1 × that',
      holds: last <= 1.1 * middle,
    },
  ]
}

/** 50 people with open dashboards on one process, in a practice account and in one that is larger than most. */
export async function soak(): Promise<Figure[]> {
  return [...(await soakOf('company', SECONDS / 2)), ...(await soakOf('large', SECONDS / 2))]
}
