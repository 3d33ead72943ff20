import { writeJson } from '#core/json'
import { bodyText, TooLong } from '../body-text'
import { type Budget, createBudget, HeldBack, type Purpose, type Schedule, type Turn } from './budget'
import { type Envelope, envelopeOf } from './envelope'
import { createSameAnswers, type ReadAnswer } from './same-answers'
import { pathOf } from './path'
import { retryAfterMs, retryDelayMs } from './retry'
import { type CloudflareAnswer, type Outcome, outcomeOf, type UpstreamCall } from './upstream-call'
import { type Asked, type Failure, UpstreamError } from './upstream-error'

export type { Schedule } from './budget'

/** An answer that is read without the cost of a `Response`. */
export interface Answer {
  status: number
  ok: boolean
  headers: { get(name: string): string | null }
  /** @throws TooLong above `limit` bytes; whatever the connection throws when it breaks off */
  text(limit: number): Promise<string>
  /** Nobody will read it. */
  cancel(): void
}

/** Something like the global `fetch`: the server's own client, or the sandbox's `app.request` in practice mode. */
export type Fetch = (url: string, init: RequestInit) => Response | Answer | Promise<Response | Answer>

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
  /** See `createBudget`. */
  calls?: number | undefined
}

export interface UpstreamRequest extends Asked {
  path: readonly string[]
  query?: Readonly<Record<string, string | number>>
  body?: unknown
  /** Whose turn comes first when the budget is short. A write is always a `save`, a read a `view` unless it says so. */
  purpose?: Purpose
  /** Told of the answer, well or badly, as soon as its headers are here. */
  heard?: ((answer: CloudflareAnswer) => void) | undefined
}

/** Asks Cloudflare once, or a few times for reads that fail in passing. Every failure is an `UpstreamError`. */
export type Client = (request: UpstreamRequest) => Promise<Envelope>

/** The only code that sends anything to Cloudflare and the only holder of the credential. All it sends goes by `budget`. */
export function createClient(options: ClientOptions, budget: Budget = createBudget(options)): Client {
  const same = createSameAnswers()
  const attempt = async (request: UpstreamRequest, url: string) => {
    const turn = await turnFor(request, budget)
    // The answer to a write is of that write alone.
    const read: ReadAnswer = request.method === 'GET' ? same : (_, text) => envelopeOf(text)
    try {
      return await exchange(request, url, options, { turn, read })
    } finally {
      turn.end()
    }
  }
  return async (request) => {
    const url = urlOf(request, options)
    for (let retry = 0; ; retry++) {
      try {
        return await attempt(request, url)
      } catch (error) {
        const delay = error instanceof UpstreamError ? retryDelayMs(error, retry, options.random()) : undefined
        if (delay === undefined) throw error
        if (delay > 0) await pass(delay, options)
      }
    }
  }
}

const textOf = (answer: Response | Answer) =>
  answer instanceof Response ? bodyText(answer, ANSWER_LIMIT_BYTES) : answer.text(ANSWER_LIMIT_BYTES)

const pass = (ms: number, { schedule }: ClientOptions) =>
  new Promise<void>((resolve) => {
    schedule(ms, resolve)
  })

const isOfLists = ({ path }: UpstreamRequest) => path[2] === 'gateway' && path[3] === 'lists'

async function turnFor(request: UpstreamRequest, budget: Budget): Promise<Turn> {
  const { method, subject, permission, purpose = 'view' } = request
  try {
    return await budget.turn(method === 'GET' ? purpose : 'save', isOfLists(request))
  } catch (error) {
    if (!(error instanceof HeldBack)) throw error
    const { retryAfterMs: wait } = error
    const asked = { method, subject, permission }
    throw new UpstreamError(
      { failure: 'held_back', asked, status: 0, errors: [], retryAfterMs: wait },
      { cause: error },
    )
  }
}

async function exchange(
  request: UpstreamRequest,
  url: string,
  options: ClientOptions,
  { turn, read }: { turn: Turn; read: ReadAnswer },
): Promise<Envelope> {
  const { method, subject, permission, elsewhere } = request
  let answer: Response | Answer | undefined
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
  let pauseMs: number | undefined
  const failed = (failure: Failure, envelope?: Envelope, cause?: unknown) =>
    new UpstreamError(
      {
        failure,
        asked: { method, subject, permission, ...(elsewhere && { elsewhere }) },
        status: answer?.status ?? 0,
        errors: envelope?.errors ?? [],
        ray: answer?.headers.get('cf-ray') ?? undefined,
        retryAfterMs: pauseMs,
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
    const { status, headers } = answer
    request.heard?.({
      status,
      ray: headers.get('cf-ray') ?? undefined,
      audit: headers.get('cf-auditlog-id') ?? undefined,
    })
    pauseMs = turn.answered(status, headers, retryAfterMs(headers.get('retry-after'), options.clock()))
    if (answer.status >= 300 && answer.status < 400) {
      if ('cancel' in answer) answer.cancel()
      throw failed('redirected')
    }
    const envelope = read(url, await textOf(answer))
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
