import type { ClientOptions, Schedule } from './client'

/** What a test lets the upstream do with one request: answer, break off, or never answer. */
export type Reply = (url: URL, init: RequestInit) => Response | Promise<Response>

export const envelope = (result: unknown, more: object = {}): object => ({
  success: true,
  errors: [],
  messages: [],
  result,
  ...more,
})

export const refusal = (code: number, message: string): object => ({
  success: false,
  errors: [{ code, message }],
  messages: [],
  result: null,
})

export const json =
  (body: object, status = 200, headers: Record<string, string> = {}): Reply =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

export const text =
  (body: string, status = 200): Reply =>
  () =>
    new Response(body, { status, headers: { 'content-type': 'text/html' } })

export const cut: Reply = () => Promise.reject(new TypeError('fetch failed'))

export const silence: Reply = () => new Promise(() => {})

/** Begins an answer and never ends it. */
export const stalledBody: Reply = () =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"succ')) }))

export const TOKEN = 'token-that-nobody-may-see'

export interface Sent {
  method: string
  path: string
  body: string | undefined
}

/**
 * The options of a client whose upstream gives these replies in turn. Time does not pass: every wait ends at once and
 * is noted in `waits`, but for the deadline, which ends only when `expire` is called.
 */
export function scriptedUpstream(...replies: Reply[]) {
  const sent: Sent[] = []
  const waits: number[] = []
  const deadlines = new Set<() => void>()
  const timeoutMs = 30_000
  const schedule: Schedule = (ms, run) => {
    if (ms !== timeoutMs) {
      waits.push(ms)
      queueMicrotask(run)
      return () => {}
    }
    deadlines.add(run)
    return () => deadlines.delete(run)
  }
  const options: ClientOptions = {
    baseURL: 'https://cloudflare.example/client/v4',
    credential: { authorization: `Bearer ${TOKEN}` },
    timeoutMs,
    clock: () => new Date('2026-11-21T12:00:00Z'),
    schedule,
    random: () => 0.5,
    fetch: async (url, init) => {
      const at = new URL(url)
      sent.push({
        method: init.method ?? 'GET',
        path: at.pathname.replace('/client/v4', '') + at.search,
        body: typeof init.body === 'string' ? init.body : undefined,
      })
      const reply = replies.shift()
      if (!reply) throw new Error(`The test has no reply for ${init.method} ${at.pathname}`)
      return reply(at, init)
    },
  }
  const expire = () => {
    for (const run of deadlines) run()
  }
  return { options, sent, waits, expire }
}
