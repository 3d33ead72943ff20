import { HOSTILE_TEXTS } from '../fuzz/hostile'
import { parsers } from '../fuzz/parsers'
import { tryOut } from '../fuzz/target'
import type { Gatehouse } from './gatehouse'
import { allRoutes, namesIn, type Route, withSegment } from './routes'
import { few, type Row } from './row'
import type { Told } from './wire'

/** As they go over the wire: some of them are no address at all. */
const SEGMENTS: readonly string[] = [
  '..',
  '.',
  '%2e%2e',
  '..%2f..%2fuser',
  '%2e%2e%2f',
  '..\\..',
  '%5c',
  '%00',
  'a%00b',
  '%0a',
  '%0d%0aX:1',
  '%ff',
  '%',
  '%252e',
  '//',
  ';a=b',
  '*',
  '~',
  '-',
  '0',
  '-1',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'NaN',
  '[object Object]',
  '%3Cscript%3E',
  "'%20OR%201=1",
  '$%7B7*7%7D',
  '%E2%80%AE',
  '\0',
  'a\nb',
  'a b',
  '\u00FF',
  'A'.repeat(32),
  'g'.repeat(32),
  'a'.repeat(33),
  'a'.repeat(10_000),
  '%41'.repeat(2_000),
  'x'.repeat(70_000),
]

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  [],
  {},
  [null],
  [[]],
  [{}],
  [1],
  ['x'],
  { a: 1 },
  '<script>alert(1)</script>',
  '\u202Egnp.exe',
  '=HYPERLINK("https://evil.example")',
  'a'.repeat(10_000),
  'a\0b',
  'a\nb',
  '__proto__',
  '\ud800',
  [
    {
      everyone: {},
      email: {},
    },
  ],
  [{ email: { email: 5 } }],
  [{ constructor: {} }],
  [{ group: { id: '../x' } }],
]

const FIELDS = {
  policies: [
    'name',
    'decision',
    'include',
    'require',
    'exclude',
    'session_duration',
    'isolation_required',
    'approval_groups',
    'purpose_justification_required',
    'purpose_justification_prompt',
    'approval_required',
    'mfa_config',
    'connection_rules',
  ],
  groups: ['name', 'include', 'require', 'exclude', 'is_default'],
} as const

interface Tally {
  tried: number
  refused: number
  kept: number
  failures: string[]
}

/** No answer on this machine takes so long, in milliseconds. */
const HANG_MS = 10_000

/** A refusal has words, or is the HTTP parser's own status 400 for what is no HTTP. */
function judge(tally: Tally, shown: string, { status, text, ms }: Told): void {
  tally.tried += 1
  if (status === 0 || status >= 500) tally.failures.push(`${shown}: ${status} ${text.slice(0, 200)}`)
  else if (ms > HANG_MS) tally.failures.push(`${shown}: took ${Math.round(ms)} ms`)
  else if (status >= 400) {
    if (text === '' || /"message":"[^"]{10,}/.test(text) || text === '404 Not Found') tally.refused += 1
    else tally.failures.push(`${shown}: refused without words: ${text.slice(0, 200)}`)
  } else tally.kept += 1
}

/** Hostile things in every place of every address. */
async function inAddresses(gatehouse: Gatehouse, routes: readonly Route[], account: string, tally: Tally) {
  for (const { method, path } of routes) {
    for (const name of namesIn(path)) {
      for (const segment of SEGMENTS) {
        const at = withSegment(path, name, segment, account)
        const body = method === 'GET' || method === 'DELETE' ? undefined : '{}'
        judge(tally, `${method} ${at.slice(0, 120)}`, await gatehouse.call(method, at, body, { 'if-match': '"x"' }))
      }
    }
  }
}

/** Hostile bodies for every route that takes one. */
async function inBodies(gatehouse: Gatehouse, routes: readonly Route[], account: string, tally: Tally) {
  for (const { method, path } of routes.filter((each) => each.method === 'POST' || each.method === 'PUT')) {
    const at = withSegment(path, '', '', account)
    for (const body of HOSTILE_TEXTS) {
      judge(
        tally,
        `${method} ${at} ${body.slice(0, 60)}`,
        await gatehouse.call(method, at, body, { 'if-match': '"x"' }),
      )
    }
  }
}

/** Hostile values in every field. What is taken is kept as it was sent, to the last character. */
async function inFields(gatehouse: Gatehouse, account: string, tally: Tally) {
  for (const kind of ['policies', 'groups'] as const) {
    const good = { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'harbour.example' } }] }
    for (const field of FIELDS[kind]) {
      for (const value of VALUES) {
        const shown = `${kind}.${field} = ${JSON.stringify(value).slice(0, 80)}`
        const told = await gatehouse.call('POST', `/api/accounts/${account}/${kind}`, { ...good, [field]: value })
        judge(tally, shown, told)
        if (told.status !== 201 || typeof value !== 'string') continue
        const { document } = JSON.parse(told.text) as { document: Record<string, unknown> }
        if (value !== '' && document[field] !== value)
          tally.failures.push(`${shown}: became ${JSON.stringify(document[field])}`)
      }
    }
  }
}

/** So many inputs for each parser. */
const PARSER_RUNS = 500

async function inParsers(seed: number, tally: Tally) {
  for (const parser of parsers) {
    const { name, runs, failure } = await tryOut(parser, seed, PARSER_RUNS)
    tally.tried += runs
    if (failure === undefined) continue
    tally.failures.push(`${name}: ${failure}`)
  }
}

/** Hostile inputs, over every route, every field and every parser. */
export async function hostileInputs(gatehouse: Gatehouse, account: string, seed: number): Promise<Row[]> {
  const routes = await allRoutes()
  const asked: Tally = { tried: 0, refused: 0, kept: 0, failures: [] }
  await inAddresses(gatehouse, routes, account, asked)
  await inBodies(gatehouse, routes, account, asked)
  await inFields(gatehouse, account, asked)
  const alive = await gatehouse.call('GET', '/api/session')
  if (alive.status !== 200) asked.failures.push(`afterwards the session answers ${alive.status}`)
  const parsed: Tally = { tried: 0, refused: 0, kept: 0, failures: [] }
  await inParsers(seed, parsed)
  const of = (count: number) => count.toLocaleString('en-US')
  return [
    {
      what: `hostile inputs, ${routes.length} routes and every field`,
      tried: asked.tried,
      outcome: `${of(asked.refused)} refused in words, ${of(asked.kept)} harmless or kept as sent`,
      promise: '≥ 1,000 tried, no fault, no hang',
      holds: asked.tried >= 1_000 && asked.failures.length === 0,
      failures: few(asked.failures),
    },
    {
      what: `hostile inputs, ${parsers.length} parsers`,
      tried: parsed.tried,
      outcome: 'read, or refused in words',
      promise: 'no fault, no hang',
      holds: parsed.failures.length === 0,
      failures: few(parsed.failures),
    },
  ]
}
