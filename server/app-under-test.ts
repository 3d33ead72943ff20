import { createHash } from 'node:crypto'
import { readJson, writeJson } from '#core/json'
import { type AppDeps, createApp } from './app'
import type { Assess } from './assess'
import { openToAll } from './auth/sign-in'
import { type Reply, scriptedUpstream } from './cloudflare/scripted-upstream'
import { createLog } from './log'
import { packing } from './node/packing'
import { recordsUnderTest } from './records/records-under-test'
import { sandboxUnderTest, type Answer } from './sandbox/sandbox-under-test'
import type { SeedAccount } from './sandbox/seed-account'

/** For tests that count or script what Cloudflare is asked: changes are not judged, which would ask it for more. */
export const touchesNobody: Assess = () =>
  Promise.resolve({
    assessment: {
      people: { gain: 0, lose: 0, cannotTell: 0, gaining: [], losing: [], apps: [] },
      breaches: [],
      risk: 'none',
      findings: [],
    },
    unchecked: [],
  })

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const OWN_PAGE = { 'sec-fetch-site': 'same-origin' }

/** An app over these replies of Cloudflare or a sandbox, with a way to call it as its own page does. */
export function appUnderTest(deps: Pick<AppDeps, 'upstream'> & Partial<AppDeps>) {
  const lines: string[] = []
  let quiet = () => Promise.resolve()
  const secrets = Object.values(deps.upstream.credential).map((value) => value.replace('Bearer ', ''))
  const app = createApp({
    mode: 'practice',
    allowedHosts: ['localhost'],
    signIn: openToAll,
    ratePerMinute: 1_000,
    // What is sent to it arrives at once.
    schedule: () => () => {},
    secrets,
    clock: deps.upstream.clock,
    newId: () => 'request-1',
    sha256,
    records: recordsUnderTest(),
    packing,
    onBackground: (wait) => void (quiet = wait),
    log: createLog({ level: 'debug', secrets, clock: deps.upstream.clock, write: (line) => lines.push(line) }),
    ...deps,
  })

  /** `body` may be a text that is not JSON. Headers given replace those of a page of our own. */
  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await app.request(path, {
      method,
      headers: { ...OWN_PAGE, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : writeJson(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('application/json') && text !== ''
    return { status: response.status, headers: response.headers, text, body: isJson ? readJson(text) : undefined }
  }
  /** Ends when everything that goes on after answers is done. */
  return { app, call, lines, quiet: () => quiet() }
}

interface OverSandbox extends Partial<AppDeps> {
  /** Start with the token that may only read. */
  readOnlyToken?: boolean
  /** Start with this token instead. */
  token?: string
}

/** The app over a sandbox with these accounts; in practice mode and with the full token unless told otherwise. */
export async function appOverSandbox(seeds: SeedAccount[], { readOnlyToken, token, ...deps }: OverSandbox = {}) {
  const under = await sandboxUnderTest({ seeds })
  const { sandbox, clock } = under
  const { options } = scriptedUpstream()
  const sent: string[] = []
  /** The same calls, by their path. */
  const asked: string[] = []
  /** Set `answer` and Cloudflare answers that to everything, until it is taken away. */
  const upstream: { answer?: Reply | undefined } = {}
  const started = (to: typeof upstream) =>
    appUnderTest({
      upstream: {
        ...options,
        clock: clock.now,
        // The clock stands still, so that calls would add up for ever.
        calls: Infinity,
        credential: { authorization: `Bearer ${token ?? (readOnlyToken ? sandbox.readOnlyToken : sandbox.token)}` },
        fetch: (url, init) => {
          sent.push(init.method ?? 'GET')
          asked.push(new URL(url).pathname)
          return to.answer ? to.answer(new URL(url), init) : sandbox.app.request(url, init)
        },
      },
      practice: { createAccount: (_, name) => sandbox.createAccount(seeds[0]!, name) },
      ...deps,
    })
  const app = started(upstream)
  /** Another process over the same Cloudflare and, if they were given, the same records. */
  const again = () => {
    const to: typeof upstream = {}
    return { ...started(to), upstream: to }
  }
  return { ...app, ...under, call: app.call, sent, asked, upstream, again }
}
