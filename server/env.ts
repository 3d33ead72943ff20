import type { Assess } from './assess'
import type { Actor, SignIn } from './auth/sign-in'
import type { Budget } from './cloudflare/budget'
import type { Cloudflare, CloudflareAccount } from './cloudflare/cloudflare'
import type { Sha256 } from './etag'
import type { Lock } from './lock'
import type { Log } from './log'
import type { History } from './records/keeper'
import type { Db } from './store/db'
import type { StorageState } from './store/migrate'
import type { Watch } from './watch'

/** What a practice account can be a copy of. */
export const PRACTICE_COPIES = ['company', 'empty', 'large'] as const

export type PracticeCopy = (typeof PRACTICE_COPIES)[number]

/** The practice mode's own power: making accounts, so that everybody and every test can have one. */
export interface Practice {
  createAccount(copy: PracticeCopy, name?: string): Promise<{ id: string; name: string }>
}

/** Everything that routes need and that is not in the request. */
export interface Services {
  mode: 'practice' | 'live'
  /** Nothing may be changed from here. */
  readOnly: boolean
  cloudflare: Cloudflare
  budget: Budget
  practice: Practice | undefined
  clock: () => Date
  log: Log
  /** Takes every known secret out of a text. */
  redact: (text: string) => string
  lock: Lock
  signIn: SignIn
  sha256: Sha256
  /** What Gatehouse itself keeps: history, drafts, settings. */
  records: Db
  history: History
  newId: () => string
  /** Judges changes before any of them is made. */
  assess: Assess
  /** How the database is; absent where nothing is stored. */
  storage: (() => Promise<StorageState>) | undefined
  watch: Watch
}

export interface Env {
  Variables: {
    services: Services
    requestId: string
    /** Who is asking; absent before they are known. */
    actor?: Actor
    /** What was sent, once it is here; of no route that only reads. */
    bodyText?: string
  }
}

/** Routes below an account. */
export interface AccountEnv {
  Variables: Env['Variables'] & { account: CloudflareAccount }
}
