import { isObject } from '#core/json'
import type { TestedPage, TestedPerson, TestedPolicy, TestProgress, TestState } from '#core/policy-test'
import type { Client, UpstreamRequest } from './client'
import { testId } from './path'
import { permissions } from './permissions'
import { UpstreamError } from './upstream-error'

/** Cloudflare's own test of policies. It changes nothing in the account. */
export interface PolicyTests {
  /** Starts one, and gives its id. */
  start(policies: readonly TestedPolicy[]): Promise<string>
  progress(id: string): Promise<TestProgress>
  /** A page of the people that it has judged so far; the first is 1. */
  people(id: string, page: number): Promise<TestedPage>
}

/** The most that Cloudflare grants in one page. */
const PER_PAGE = 1000

const STATES: Readonly<Record<string, TestState>> = {
  processing: 'processing',
  blocked: 'blocked',
  'exceeded time': 'too-long',
  complete: 'complete',
}

/** What rows say of a person; the filter of the same list has other words for it. */
const ANSWERS: Readonly<Record<string, TestedPerson['access']>> = {
  approved: 'granted',
  blocked: 'denied',
  error: 'unknown',
}

/** https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/applications/subresources/policy_tests/ */
export function policyTestsOf(client: Client, account: string, perPage = PER_PAGE): PolicyTests {
  const base = ['accounts', account, 'access', 'policy-tests']
  const size = Math.min(perPage, PER_PAGE)
  const read = (path: readonly string[], query?: UpstreamRequest['query']): UpstreamRequest => ({
    method: 'GET',
    path: [...base, ...path],
    subject: SUBJECT,
    permission: permissions.policyTestRead,
    ...(query && { query }),
  })
  return {
    start: async (policies) => {
      const request: UpstreamRequest = {
        method: 'POST',
        path: base,
        body: { policies },
        subject: SUBJECT,
        permission: permissions.policyTestWrite,
      }
      const { result } = await client(request)
      if (isObject(result) && typeof result.id === 'string') return result.id
      throw unreadable(request)
    },

    progress: async (id) => {
      const request = read([testId(id)])
      const { result } = await client(request)
      const state = isObject(result) && typeof result.status === 'string' ? STATES[result.status] : undefined
      if (!isObject(result) || !state) throw unreadable(request)
      return {
        state,
        total: numberOf(result.total_users),
        approved: numberOf(result.users_approved),
        blocked: numberOf(result.users_blocked),
        errored: numberOf(result.users_errored),
        percent: state === 'complete' ? 100 : Math.min(100, numberOf(result.percent_users_processed)),
      }
    },

    people: async (id, page) => {
      const request = read([testId(id), 'users'], { page, per_page: size })
      const { result, resultInfo } = await client(request)
      if (!Array.isArray(result) && result !== null) throw unreadable(request)
      const rows: unknown[] = result ?? []
      // The document knows no count of this list, so a page that is not full is the last where none is told.
      const { totalCount, perPage: granted = size } = resultInfo ?? {}
      const more = totalCount === undefined ? rows.length >= granted : page * granted < totalCount
      return { people: rows.flatMap(personIn), more: more && rows.length > 0 }
    },
  }
}

const SUBJECT = 'the test of policies'

function personIn(row: unknown): TestedPerson[] {
  if (!isObject(row) || typeof row.email !== 'string' || row.email === '') return []
  const { email, name, status } = row
  // A word that we do not know is no answer.
  const access = (typeof status === 'string' ? ANSWERS[status] : undefined) ?? 'unknown'
  return [{ email: email.toLowerCase(), access, ...(typeof name === 'string' && name !== '' && { name }) }]
}

/** Also of a number that was written as no double is; what is none counts nothing. */
const numberOf = (value: unknown): number => {
  const number = Number(value ?? 0)
  return Number.isFinite(number) && number > 0 ? number : 0
}

const unreadable = ({ method, subject, permission }: UpstreamRequest) =>
  new UpstreamError({ failure: 'unreadable', asked: { method, subject, permission }, status: 200, errors: [] })
