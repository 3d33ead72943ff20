import { Hono } from 'hono'
import { answer } from '../server/answer'
import { appUnderTest } from '../server/app-under-test'
import { accessSignIn } from '../server/auth/access'
import { AUDIENCE, NOW, TEAM, teamUnderTest } from '../server/auth/access-under-test'
import { teamKeys } from '../server/auth/team-keys'
import { scriptedUpstream } from '../server/cloudflare/scripted-upstream'
import type { Env } from '../server/env'
import { type Figure, median, ms } from './figure'

const ROUNDS = 5
const CALLS = 1_000

/** A policy as long as most, for what has a body. */
const BODY = JSON.stringify({
  name: 'Contractors',
  decision: 'allow',
  include: Array.from({ length: 20 }, (_, at) => ({ email: { email: `person-${at}@vendor.example` } })),
})

interface Asked {
  request: (path: string, init: RequestInit) => Response | Promise<Response>
}

async function medianOf(app: Asked, path: string, init: RequestInit, status: number): Promise<number> {
  const samples: number[] = []
  for (let call = 0; call < CALLS; call += 1) {
    const began = performance.now()
    const response = await app.request(path, init)
    await response.text()
    samples.push(performance.now() - began)
    if (response.status !== status) throw new Error(`${path} answered ${response.status}`)
  }
  return median(samples)
}

/**
 * What all guards together add to a request, without network and without Cloudflare: request number, headers, name,
 * origin, the assertion of Cloudflare Access, rate, role, the body and the log, beside a handler that has none of them.
 */
export async function guards(): Promise<Figure[]> {
  const team = await teamUnderTest()
  const keys = teamKeys({ issuer: TEAM, fetch: () => Promise.resolve(Response.json({ keys: [team.jwk] })) })
  const members = { owner: ['ada@example.com'], editor: [], viewer: [] }
  const signIn = accessSignIn({ issuer: TEAM, audiences: [AUDIENCE], keys, members, clock: () => NOW })
  const { options } = scriptedUpstream()
  const guarded = appUnderTest({ upstream: options, signIn, ratePerMinute: 1_000_000 }).app
  const bare = new Hono<Env>()
    .use(async (c, next) => {
      c.set('services', { redact: (text: string) => text } as Env['Variables']['services'])
      await next()
    })
    .get('/api/session', (c) => answer(c, { mode: 'live', readOnly: false, actor: 'ada', role: 'owner' }))
    .post('/api/accounts/:account/nothing', async (c) => c.text(await c.req.text(), 404))

  const headers = {
    'cf-access-jwt-assertion': await team.assertion(),
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
  }
  const write = { method: 'POST', headers, body: BODY }
  const unknown = `/api/accounts/${'a'.repeat(32)}/nothing`
  const reads: number[] = []
  const writes: number[] = []
  // Rounds alternate, so that a busy moment of the machine falls on both.
  for (let round = 0; round < ROUNDS; round += 1) {
    const bareRead = await medianOf(bare, '/api/session', { headers }, 200)
    reads.push((await medianOf(guarded, '/api/session', { headers }, 200)) - bareRead)
    const bareWrite = await medianOf(bare, unknown, write, 404)
    writes.push((await medianOf(guarded, unknown, write, 404)) - bareWrite)
  }
  const figure = (what: string, added: number): Figure => ({
    what,
    ours: ms(added),
    beside: 'the bare handler, in the same process and run',
    promise: '≤ 1 ms',
    holds: added <= 1,
  })
  return [
    figure('all guards, a read, added p50', median(reads)),
    figure('all guards, a write with its body, added p50', median(writes)),
  ]
}
