import { Agent, get } from 'node:http'
import { type Figure, median, ms } from './figure'
import { residentMegabytes, start } from './processes'

const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353'
const POLICY = 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415'
/** Many and short: a busy moment of the machine then falls on few of them, and on all three sides. */
const ROUNDS = 25
const CALLS = 200

/** One request over a kept connection, in milliseconds until its body has ended. */
function timed(url: string, agent: Agent, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume().on('end', () => resolve(performance.now() - began))
    }).on('error', reject)
  })
}

async function medianOf(url: string, headers = {}): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const samples: number[] = []
  for (let call = 0; call < CALLS; call += 1) samples.push(await timed(url, agent, headers))
  agent.destroy()
  return median(samples)
}

/** What our server adds to a read of one policy, beside Hono's own `proxy()` on the same upstream in the same run. */
export async function bff(): Promise<Figure[]> {
  const upstream = await start('bench/peer/upstream.mjs', {}, '/')
  const proxy = await start('bench/peer/proxy.mjs', { UPSTREAM: upstream.origin }, '/')
  const ours = await start(
    'dist/server/index.js',
    {
      CLOUDFLARE_API_TOKEN: 'bench-token',
      GATEHOUSE_UPSTREAM_BASE_URL: `${upstream.origin}/client/v4`,
      // More reads than Cloudflare would grant in the time.
      GATEHOUSE_UPSTREAM_CALLS: '1000000',
    },
    '/healthz',
  )
  const bareSide: number[] = []
  const proxySide: number[] = []
  const ourSide: number[] = []
  // Rounds alternate, so that a busy moment of the machine falls on all three.
  for (let round = 0; round < ROUNDS; round += 1) {
    bareSide.push(await medianOf(upstream.origin))
    proxySide.push(await medianOf(proxy.origin))
    ourSide.push(await medianOf(`${ours.origin}/api/accounts/${ACCOUNT}/policies/${POLICY}?latest=yes`, ours.headers))
  }
  const bare = Math.min(...bareSide)
  const added = Math.min(...ourSide) - bare
  const proxyAdds = Math.min(...proxySide) - bare
  const memory = residentMegabytes(ours.child)
  return [
    {
      what: 'a read through our server, added p50',
      ours: ms(added),
      beside: `Hono proxy() adds ${ms(proxyAdds)}, bare upstream takes ${ms(bare)}`,
      promise: '≤ 1.5 × proxy()',
      holds: added <= 1.5 * proxyAdds,
    },
    ...(memory === undefined
      ? []
      : [
          {
            what: `server memory after ${ROUNDS * CALLS} live reads`,
            ours: `${memory.toFixed(0)} MB`,
            beside: `Hono proxy() ${residentMegabytes(proxy.child)?.toFixed(0)} MB`,
            promise: '≤ 150 MB',
            holds: memory <= 150,
          },
        ]),
  ]
}
