import { writeJson } from '#core/json'
import { bodyText, TooLong } from '../body-text'
import { type Envelope, envelopeOf } from './envelope'
import { pathOf } from './path'
import { retryAfterMs, retryDelayMs } from './retry'
import { type Outcome, outcomeOf, type UpstreamCall } from './upstream-call'
import { type Asked, type Failure, UpstreamError } from './upstream-error'

/** The global `fetch`, or the sandbox's `app.request` in practice mode. */
export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>

/** Runs something after so many milliseconds; answers how to call it off. */
export type Schedule = (ms: number, run: () => void) => () => void

/** The whole reach of Cloudflare's largest lists, with room: 500 applications with all their policies. */
const ANSWER_LIMIT_BYTES = 64 * 1024 * 1024

export interface ClientOptions {
  fetch: Fetch
  /** Without a trailing slash: `https://api.cloudflare.com/client/v4`. */
  baseURL: string
  /** The headers that carry the credential. They are added here and appear nowhere else. */
  credential: Readonly<Record<string, string>>
  /** For one try: headers and body together. */
  timeoutMs: number
  clock: () => Date
  schedule: Schedule
  random: () => number
  /** Told of every exchange, each try by itself. */
  onCall?: (call: UpstreamCall) => void
}

export interface UpstreamRequest extends Asked {
  path: readonly string[]
  query?: Readonly<Record<string, string | number>>
  body?: unknown
}

/** Asks Cloudflare once, or a few times for reads that fail in passing. Every failure is an `UpstreamError`. */
export type Client = (request: UpstreamRequest) => Promise<Envelope>

/** The only code that sends anything to Cloudflare and the only holder of the credential. */
export function createClient(options: ClientOptions): Client {
  return async (request) => {
    for (let retry = 0; ; retry++) {
      try {
        return await exchange(request, options)
      } catch (error) {
        const delay = error instanceof UpstreamError ? retryDelayMs(error, retry, options.random()) : undefined
        if (delay === undefined) throw error
        await new Promise<void>((resolve) => {
          options.schedule(delay, resolve)
        })
      }
    }
  }
}

async function exchange(request: UpstreamRequest, options: ClientOptions): Promise<Envelope> {
  const { method, subject, permission, elsewhere } = request
  const url = urlOf(request, options)
  let answer: Response | undefined
  const began = options.clock().getTime()
  const tell = (outcome: Outcome) =>
    options.onCall?.({
      method,
      subject,
      outcome,
      status: answer?.status ?? 0,
      ms: options.clock().getTime() - began,
      ray: answer?.headers.get('cf-ray') ?? undefined,
    })
  const failed = (failure: Failure, envelope?: Envelope, cause?: unknown) =>
    new UpstreamError(
      {
        failure,
        asked: { method, subject, permission, ...(elsewhere && { elsewhere }) },
        status: answer?.status ?? 0,
        errors: envelope?.errors ?? [],
        ray: answer?.headers.get('cf-ray') ?? undefined,
        retryAfterMs: retryAfterMs(answer?.headers.get('retry-after') ?? null, options.clock()),
      },
      { cause },
    )
  // Not `AbortSignal.timeout` alone: a fetch that ignores its signal, such as the sandbox's, must not outlast the deadline.
  const abort = new AbortController()
  let callOff: (() => void) | undefined
  const deadline = new Promise<never>((_, reject) => {
    callOff = options.schedule(options.timeoutMs, () => {
      reject(failed('timeout'))
      abort.abort()
    })
  })
  const conversation = async () => {
    answer = await options.fetch(url, initOf(request, options, abort.signal))
    if (answer.status >= 300 && answer.status < 400) throw failed('redirected')
    const envelope = envelopeOf(await bodyText(answer, ANSWER_LIMIT_BYTES))
    if (envelope?.success && answer.ok) return envelope
    // A gateway's HTML page with an error status is still a refusal with that status; with 200 it is no answer.
    if (envelope || !answer.ok) throw failed('refused', envelope)
    throw failed('unreadable')
  }
  try {
    const envelope = await Promise.race([conversation(), deadline])
    tell('ok')
    return envelope
  } catch (error) {
    const failure =
      error instanceof UpstreamError
        ? error
        : failed(error instanceof TooLong ? 'too_long' : 'unreachable', undefined, error)
    tell(outcomeOf(failure))
    throw failure
  } finally {
    callOff?.()
  }
}

function urlOf({ path, query = {} }: UpstreamRequest, { baseURL }: ClientOptions): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
  return `${baseURL}${pathOf(path)}${search && `?${search}`}`
}

function initOf({ method, body }: UpstreamRequest, { credential }: ClientOptions, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { ...credential, accept: 'application/json' }
  // 'manual', because workerd knows no 'error': https://developers.cloudflare.com/workers/runtime-apis/request/
  const init: RequestInit = { method, headers, redirect: 'manual', signal }
  if (body === undefined) return init
  headers['content-type'] = 'application/json'
  return { ...init, body: writeJson(body) }
}
