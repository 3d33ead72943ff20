import type { AccountPermissions } from '#core/connection'
import type { Client } from './client'
import { appErrorOf } from './errors'
import { groupsPlace } from './groups'
import type { HeldPermissions } from './held-permissions'
import { auditLogOf, type Listing, listings, zonesListing } from './listings'
import { neededPermissions } from './permissions'
import { policiesPlace } from './policies'
import { NOT_ENABLED } from './refusals'
import { UpstreamError } from './upstream-error'

export interface PermissionsOfAccount {
  /** What is known so far, without asking Cloudflare. */
  known(): AccountPermissions
  /** Finds out about permissions to read that are not known yet and that pages need anyway, by reading what they show. */
  ask(): Promise<AccountPermissions>
  /** Forgets what was known, and finds out about every permission to read with one small question for each. */
  askAgain(): Promise<AccountPermissions>
}

interface Asking {
  /** It must note its answers in `held`. */
  client: Client
  account: string
  clock: () => Date
  held: HeldPermissions
  /** Reads what a permission opens, for pages as well, so that finding out costs no more than they do. */
  reads: Readonly<Record<string, () => Promise<unknown>>>
}

export function permissionsOf(asking: Asking): PermissionsOfAccount {
  const { account, held, reads } = asking
  const known = (): AccountPermissions => ({
    access: 'unknown',
    permissions: neededPermissions.map(({ includes, ...needed }) => {
      // Who may write may read, so who may not even read may not write.
      const barred = includes !== undefined && held.held(account, includes) === 'lack'
      return { ...needed, held: barred ? 'lack' : held.held(account, needed.name) }
    }),
  })
  const found = async (questions: readonly (() => Promise<unknown>)[]): Promise<AccountPermissions> => {
    const failures = await Promise.all(questions.map(failureOf))
    const errors = failures.filter((error) => error !== undefined)
    const other = errors.find((error) => !isNotEnabled(error))
    return {
      ...known(),
      access: errors.some(isNotEnabled) ? 'not_enabled' : other ? 'unknown' : 'enabled',
      ...(other && { trouble: appErrorOf(other).message }),
    }
  }
  return {
    known,
    ask: () => {
      const open = neededPermissions.filter(({ name }) => held.held(account, name) === 'unknown')
      return found(open.flatMap(({ name }) => reads[name] ?? []))
    },
    askAgain: () => {
      held.forget(account)
      return found(neededPermissions.flatMap(({ name }) => probe(asking, name) ?? []))
    },
  }
}

const isNotEnabled = ({ errors }: UpstreamError) => errors.some(({ code }) => code === NOT_ENABLED)

/** Asks for as few rows as can be; nothing to ask for a permission to write. */
function probe({ client, account, clock }: Asking, permission: string): (() => Promise<unknown>) | undefined {
  const place = placeToRead(account, permission, clock())
  if (!place) return undefined
  const { path, subject, perPage, fewest = 1, query } = place
  const few = perPage === undefined ? {} : { page: 1, per_page: fewest }
  return () => client({ method: 'GET', path, subject, permission, query: { ...query, ...few } })
}

/** The failure of a question when it tells nothing of the permission. */
async function failureOf(question: () => Promise<unknown>): Promise<UpstreamError | undefined> {
  try {
    await question()
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const { permission: lacking } = appErrorOf(error).details
    return lacking === undefined ? error : undefined
  }
  return undefined
}

/** So much of the audit log is asked for to find out whether it may be read. */
const A_MOMENT_MS = 60_000

/** A list that the permission opens; none for a permission to write. */
function placeToRead(account: string, permission: string, now: Date): Listing | undefined {
  const zones = zonesListing(account)
  if (permission === zones.permission) return zones
  const log = auditLogOf(new Date(now.getTime() - A_MOMENT_MS), now)
  if (permission === log.permission) return { ...log, path: ['accounts', account, ...log.path] }
  const documents = [policiesPlace, groupsPlace].map(({ path, kind, read, perPage }): Listing => ({
    path,
    subject: `the list of ${kind}`,
    permission: read,
    perPage,
  }))
  const found = [...documents, ...Object.values<Listing>(listings)].find((each) => each.permission === permission)
  return found && { ...found, path: ['accounts', account, ...found.path] }
}
