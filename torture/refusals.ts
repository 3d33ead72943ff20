import { freshFolder, type Gatehouse, type Heard, startGatehouse } from './gatehouse'
import { allRoutes, type Route, withSegment } from './routes'
import { few, type Row } from './row'
import { send, type Told } from './wire'

const HOSTS = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.2',
  '0.0.0.0',
  '[::ffff:7f00:1]',
  'localhost@evil.example',
  'evil.example:8787',
  '169.254.169.254',
  'xn--lcalhost-l9a',
  'localhost.',
  '2130706433',
  '',
]

const ORIGINS: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
  { 'sec-fetch-site': 'none', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: 'http://127.0.0.1' },
  { origin: 'http://127.0.0.1.evil.example' },
  { origin: 'file://' },
  { origin: 'not an origin' },
  {},
]

const TYPES = [
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  'application/xml',
  'text/json',
  '',
]

interface Tally {
  tried: number
  failures: string[]
}

/** Counts what was refused with one of these statuses, and keeps what was not. */
function mustBe(tally: Tally, statuses: readonly number[], shown: string, told: Told): void {
  tally.tried += 1
  if (!statuses.includes(told.status)) tally.failures.push(`${shown}: ${told.status} ${told.text.slice(0, 200)}`)
}

const row = (what: string, { tried, failures }: Tally, status: string): Row => ({
  what,
  tried,
  outcome: `${tried - failures.length} refused with status ${status}`,
  promise: 'all refused',
  holds: tried > 0 && failures.length === 0,
  failures: few(failures),
})

const address = ({ path }: Route) => withSegment(path, '', '', 'a'.repeat(32))

async function byHost(gatehouse: Gatehouse, routes: readonly Route[]): Promise<Row> {
  const tally: Tally = { tried: 0, failures: [] }
  for (const route of routes.filter(({ path }) => path.startsWith('/api/'))) {
    for (const host of HOSTS) {
      const told = await gatehouse.call(route.method, address(route), undefined, { host })
      // What is no host name at all is refused before we see it.
      mustBe(tally, [421, 400], `${route.method} ${route.path} under ${host}`, told)
    }
  }
  return row('requests under a foreign Host', tally, '421 or 400')
}

async function byOrigin(gatehouse: Gatehouse, writing: readonly Route[]): Promise<Row> {
  const tally: Tally = { tried: 0, failures: [] }
  for (const route of writing) {
    for (const headers of ORIGINS) {
      const asked = {
        method: route.method,
        path: address(route),
        headers: { ...headers, 'content-type': 'application/json' },
      }
      const told = await gatehouse.ask({ ...asked, body: '{}' })
      mustBe(tally, [403], `${route.method} ${route.path} from ${JSON.stringify(headers)}`, told)
    }
  }
  return row('changes by a foreign page', tally, '403')
}

async function byType(gatehouse: Gatehouse, writing: readonly Route[]): Promise<Row> {
  const tally: Tally = { tried: 0, failures: [] }
  for (const route of writing) {
    for (const type of TYPES) {
      const told = await gatehouse.call(route.method, address(route), '{"name":"x"}', { 'content-type': type })
      mustBe(tally, [415], `${route.method} ${route.path} as ${type}`, told)
    }
  }
  return row('bodies that are not JSON by their type', tally, '415')
}

const MEGABYTE = 1024 * 1024

/** Too long as announced, too long as it comes, and without an end. */
async function bySize(gatehouse: Gatehouse, writing: readonly Route[], heard: Heard): Promise<Row> {
  const tally: Tally = { tried: 0, failures: [] }
  const own = `host: 127.0.0.1:${gatehouse.port}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\n`
  for (const route of writing) {
    const head = `${route.method} ${address(route)} HTTP/1.1\r\n${own}`
    const long = 'x'.repeat(64 * 1024)
    const pour = (write: (part: string) => void) => {
      const pouring = setInterval(() => write(`10000\r\n${long}\r\n`), 1)
      return () => clearInterval(pouring)
    }
    const flood = await send(gatehouse.port, `${head}transfer-encoding: chunked\r\n\r\n`, pour)
    const announced = await send(
      gatehouse.port,
      `${head}content-length: ${100 * MEGABYTE}\r\n\r\n{"name":`,
      () => () => {},
    )
    for (const told of [flood, announced]) heard.hear(told.text)
    mustBe(tally, [413], `${route.method} ${route.path}, a flood without an end`, flood)
    mustBe(tally, [413], `${route.method} ${route.path}, announced as 100 MB`, announced)
  }
  return row('bodies that are too long or never end', tally, '413')
}

/** One byte now and then, for ever: the connection must not be held. */
async function byPatience(gatehouse: Gatehouse): Promise<Row> {
  const own = `host: 127.0.0.1:${gatehouse.port}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\n`
  const drip = (write: (part: string) => void) => {
    const dripping = setInterval(() => write('1\r\n \r\n'), 200)
    return () => clearInterval(dripping)
  }
  const head = `POST /api/practice/accounts HTTP/1.1\r\n${own}transfer-encoding: chunked\r\n\r\n`
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(gatehouse.port, head, drip)))
  const tally: Tally = { tried: 0, failures: [] }
  for (const told of answers) mustBe(tally, [408], 'a body that drips', told)
  return row('bodies that drip for ever', tally, '408')
}

const PER_MINUTE = 20

async function byRate(heard: Heard): Promise<Row> {
  const env = { GATEHOUSE_DATA: freshFolder(), GATEHOUSE_RATE_LIMIT_PER_MIN: String(PER_MINUTE) }
  const gatehouse = await startGatehouse(env, heard)
  const answers: Told[] = []
  for (let at = 0; at < PER_MINUTE + 100; at += 1) answers.push(await gatehouse.call('GET', '/api/session'))
  await gatehouse.stop()
  const refused = answers.filter(({ status }) => status === 429)
  const told = refused.every(({ headers }) => Number(headers['retry-after']) > 0)
  const served = answers.filter(({ status }) => status === 200).length
  const holds = told && refused.length + served === answers.length && refused.length >= 90 && served >= PER_MINUTE
  return {
    what: `requests beyond ${PER_MINUTE} a minute`,
    tried: answers.length,
    outcome: `${refused.length} refused with status 429 and when to come back, ${served} served`,
    promise: 'all beyond the limit refused',
    holds,
    failures: holds ? [] : [`${refused.length} refused, ${served} served, each with Retry-After: ${told}`],
  }
}

/** What must be turned away before it is looked at. */
export async function refusals(heard: Heard): Promise<Row[]> {
  const gatehouse = await startGatehouse({ GATEHOUSE_DATA: freshFolder(), GATEHOUSE_LOG_LEVEL: 'debug' }, heard)
  const routes = await allRoutes()
  const writing = routes.filter(({ method }) => method !== 'GET')
  const bodied = writing.filter(({ method }) => method !== 'DELETE')
  const rows = [
    await byHost(gatehouse, routes),
    await byOrigin(gatehouse, writing),
    await byType(gatehouse, writing),
    await bySize(gatehouse, bodied, heard),
    await byPatience(gatehouse),
    await byRate(heard),
  ]
  await gatehouse.stop()
  return rows
}
