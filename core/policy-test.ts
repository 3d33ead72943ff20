import type { Access } from './consequences'

/** What Cloudflare's own test of policies is given: a saved policy by its id, or the body of one that may not be saved. */
export type TestedPolicy = string | Record<string, unknown>

/** As many policies as one test may be given by us: far more than any application has. */
export const MOST_TESTED = 200

/**
 * How far a test is. `blocked`: Cloudflare does not run it, presumably because another one is running. `too-long`: it
 * gave up, and what it came to until then can be read.
 */
export type TestState = 'processing' | 'blocked' | 'too-long' | 'complete'

/** How far a test is, in people. */
export interface TestProgress {
  state: TestState
  /** Everybody who ever logged in; nobody else is tested. */
  total: number
  approved: number
  blocked: number
  errored: number
  /** 0 to 100. */
  percent: number
}

/** What a test came to for one person; `unknown`: Cloudflare could not judge them. */
export interface TestedPerson {
  email: string
  name?: string
  access: Access
}

/** People whom a test has judged; `more`: there is a page after this one. */
export interface TestedPage {
  people: TestedPerson[]
  more: boolean
}
