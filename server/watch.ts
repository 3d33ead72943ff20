import type { Outcome, UpstreamCall } from './cloudflare/upstream-call'
import type { Log } from './log'

/** A request that was answered. */
export interface Answered {
  method: string
  /** The pattern of the route, never the address that was asked for. */
  route: string
  status: number
  ms: number
  /** How old the oldest thing in the answer was, in milliseconds; absent when nothing in it was kept. */
  age?: number | undefined
}

/** Counts what happens. Every label it is given has few values, whatever people ask for. */
export interface Metrics {
  answered(request: Answered): void
  called(call: UpstreamCall): void
  /** Is told once where to look for the calls that are left. */
  budget(state: () => { calls: number; remaining: number }): void
}

/** Remembers during a request which one it is, through everything that is awaited. */
export interface RequestScope {
  run<T>(requestId: string, work: () => Promise<T>): Promise<T>
  /** `undefined` outside of a request. */
  current(): string | undefined
}

/** What became of the last exchange with Cloudflare. */
export type UpstreamState = 'not_asked_yet' | 'answers' | 'fails'

/** A refusal is an answer, of somebody who is there. */
const ANSWERS: ReadonlySet<Outcome> = new Set(['ok', 'refused', 'slow_down'])

export interface Watched {
  /** Absent: log lines of exchanges with Cloudflare bear no request. */
  scope?: RequestScope | undefined
  metrics?: Metrics | undefined
}

/** Sees every request and every exchange with Cloudflare: logs the two under one number, and counts them. */
export function createWatch(log: Log, { scope, metrics }: Watched) {
  let upstream: UpstreamState = 'not_asked_yet'
  return {
    upstream: () => upstream,
    during: (requestId: string, work: () => Promise<void>) => (scope ? scope.run(requestId, work) : work()),
    /** `ray`: the number that Cloudflare gave the request, when it came through Cloudflare. `actor`: who made it. */
    answered: (request: Answered, requestId: string, ray: string | undefined, actor?: string) => {
      metrics?.answered(request)
      log('info', 'request', { ...request, requestId, ray, actor })
    },
    called: (call: UpstreamCall) => {
      upstream = ANSWERS.has(call.outcome) && call.status < 500 ? 'answers' : 'fails'
      metrics?.called(call)
      log('info', 'upstream', { ...call, requestId: scope?.current() })
    },
  }
}

export type Watch = ReturnType<typeof createWatch>
