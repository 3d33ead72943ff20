import * as fc from 'fast-check'
import { isObject, writeJson } from '#core/json'
import { appOverSandbox } from '../server/app-under-test'
import { seedWith } from '../server/sandbox/sandbox-under-test'
import { document, HOSTILE_TEXTS, json, text } from './hostile'
import type { Target } from './target'

const POLICY = '00000000-0000-4000-8000-0000000000a1'

const company = () => {
  const include = [{ email_domain: { domain: 'harbour.example' } }]
  return seedWith({
    policies: [{ id: POLICY, name: 'Staff', decision: 'allow', include }],
    groups: [{ id: POLICY, name: 'Staff', include }],
    zones: [{ id: 'c'.repeat(32), name: 'harbour.example', status: 'active', type: 'full' }],
  })
}

/** What may stand in a header at all. */
const headerValue = text.map((value) => value.replaceAll(/[^\u0020-\u007E\u00A0-\u00FF]/g, '').slice(0, 4_000))

/** As it may stand in an address, or encoded so that anything may. */
const segment = fc.oneof(
  fc.constantFrom('..', '.', '%2e%2e', '%2e%2e%2f', '%00', '%0a', '%ff', '%', 'a%2fb', '//', '~', '*', POLICY),
  text.map((value) => encodeURIComponent(value.replaceAll(/[\uD800-\uDFFF]/g, '\uFFFD')).slice(0, 4_000)),
)

const body = fc.oneof(
  { weight: 3, arbitrary: document.map((value) => writeJson(value)) },
  { weight: 1, arbitrary: json.map((value) => writeJson(value)) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
)

const request = fc.record({
  at: fc.nat(),
  known: fc.boolean(),
  segments: fc.array(segment, { minLength: 4, maxLength: 4 }),
  query: text,
  body,
  etag: fc.option(headerValue),
  header: fc.tuple(
    fc.constantFrom(
      'x-request-id',
      'accept',
      'content-type',
      'origin',
      'host',
      'cf-ray',
      'cookie',
      'cf-access-jwt-assertion',
    ),
    headerValue,
  ),
  sendHeader: fc.boolean(),
})

/** Every route of the server, with anything in its address, headers and body. */
export const routes: Target = {
  name: 'every route of the server',
  cost: 2,
  property: async () => {
    const { app, call, account, sandbox, lines } = await appOverSandbox([company()])
    const all = uniqueRoutes(app.routes)
    return fc.asyncProperty(request, async (given) => {
      const { method, path } = all[given.at % all.length]!
      const at = fill(path, given.known ? [account, POLICY] : given.segments)
      const one = given.known && given.etag === null && method !== 'GET' ? await call('GET', at) : undefined
      const etag: unknown = isObject(one?.body) ? one.body.etag : given.etag
      lines.length = 0
      const answer = await call(
        method,
        `${at}?${encodeURIComponent(given.query.replaceAll(/[\uD800-\uDFFF]/g, '')).slice(0, 2_000)}`,
        method === 'GET' ? undefined : given.body,
        {
          ...(typeof etag === 'string' && { 'if-match': etag }),
          ...(given.sendHeader && { [given.header[0]]: given.header[1] }),
        },
      )
      const shown = `${method} ${at}: ${answer.status} ${answer.text.slice(0, 300)}`
      if (answer.status >= 500) throw new Error(`a fault: ${shown}\n${lines.join('\n')}`)
      if (answer.status >= 400 && typeof answer.body?.error?.message !== 'string') throw new Error(`no words: ${shown}`)
      const told = `${answer.text}${[...answer.headers].join()}${lines.join()}`
      if (told.includes(sandbox.token) || told.includes(sandbox.readOnlyToken)) throw new Error(`a token: ${shown}`)
      if ((await call('GET', '/healthz')).status !== 200) throw new Error(`dead after ${shown}`)
    })
  },
}

/** Every route of the sandbox, with the full token and anything else. */
export const sandboxRoutes: Target = {
  name: 'every route of the sandbox',
  cost: 2,
  property: async () => {
    const { sandbox, account } = await appOverSandbox([company()])
    const all = uniqueRoutes(sandbox.app.routes)
    return fc.asyncProperty(request, async (given) => {
      const { method, path } = all[given.at % all.length]!
      const at = fill(path, given.known ? [account, POLICY] : given.segments)
      const answer = await sandbox.app.request(at, {
        method,
        headers: { authorization: `Bearer ${sandbox.token}` },
        ...(method !== 'GET' && { body: given.body }),
      })
      const said = await answer.text()
      if (answer.status >= 500) throw new Error(`a fault: ${method} ${at}: ${answer.status} ${said.slice(0, 300)}`)
    })
  },
}

interface Route {
  method: string
  path: string
}

const uniqueRoutes = (all: readonly Route[]): Route[] => [
  ...new Map(
    all.filter(({ method }) => method !== 'ALL').map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
]

/** The pattern with these in its places; the last one in every place that is left. */
function fill(pattern: string, segments: readonly string[]): string {
  let at = 0
  return pattern.replaceAll(/:\w+/g, () => segments[Math.min(at++, segments.length - 1)] ?? '')
}
