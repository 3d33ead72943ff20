import { readJson, writeJson } from '#core/json'
import type { Db } from '../store/db'
import { StorageError } from '../store/storage-error'
import { openSqlite } from '../node/sqlite'
import type { Ids, Profile } from './context'
import type { RateLimit } from './rate-limit'
import { createSandbox } from './sandbox'
import type { SeedAccount } from './seed-account'

/** Ids that count up, so that a test is the same each time. */
export function countingIds(): Ids {
  let count = 0
  const hex = (length: number) => (count += 1).toString(16).padStart(length, '0')
  return { hex, uuid: () => `00000000-0000-4000-8000-${hex(12)}` }
}

/** A clock that a test moves by hand. */
export function handClock(start = '2026-11-20T12:00:00.500Z') {
  let now = new Date(start)
  return { now: () => now, advance: (seconds: number) => (now = new Date(now.getTime() + seconds * 1000)) }
}

export const seedWith = (documents: SeedAccount['documents'] = {}, more: Partial<SeedAccount> = {}): SeedAccount => ({
  name: 'Test company',
  access_enabled: true,
  token_access: 'write',
  documents,
  ...more,
})

interface Options {
  seeds?: SeedAccount[]
  db?: Db
  profile?: Profile
  faithfulFaults?: boolean
  rateLimit?: RateLimit
  ids?: Ids
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of many shapes
  body: any
}

/** A sandbox in memory, with a way to call it. */
export async function sandboxUnderTest(options: Options = {}) {
  const clock = handClock()
  const {
    db = openSqlite(':memory:'),
    seeds = [seedWith()],
    profile = 'strict',
    ids = countingIds(),
    ...rest
  } = options
  const sandbox = await createSandbox({
    db,
    clock: clock.now,
    ids,
    profile,
    seeds: () => seeds,
    onFault: (error) => {
      // What a test does to the disk is no fault of the sandbox.
      if (!(error instanceof StorageError)) throw error
    },
    ...rest,
  })
  const accounts = await sandbox.accounts()
  const account = accounts[0]?.id ?? ''

  /** Calls with the full token unless other headers are given. `body` may be a text that is not JSON. */
  async function call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    const response = await sandbox.app.request(`/client/v4${path}`, {
      method,
      headers: { ...(headers ?? { authorization: `Bearer ${sandbox.token}` }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : writeJson(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
    return { status: response.status, headers: response.headers, text, body: isJson ? readJson(text) : undefined }
  }

  const inAccount = (path: string) => `/accounts/${account}${path}`
  return { sandbox, clock, db, account, accounts, call, inAccount }
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** The status with Cloudflare's code and message, for comparing with one `toEqual`. */
export const failure = ({ status, body }: Answer) => ({ status, ...body.errors[0] })
