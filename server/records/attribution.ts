import type { AccessDocument } from '#core/document-kind'
import { isObject } from '#core/json'
import type { Place, UpstreamRow } from '../cloudflare/cloudflare'
import type { Db } from '../store/db'
import type { Journal } from './journal'

/** Who made a change, by Cloudflare's own audit log. */
export interface Who {
  actor: string
  audit?: string
}

interface Deps {
  db: Db
  clock: () => Date
  auditLog: (account: string, since: Date, before: Date) => Promise<UpstreamRow[]>
  journal: Pick<Journal, 'settle'>
}

/** After a refusal or a failure the log is not asked for again for so long, in milliseconds. */
const AFTER_REFUSAL_MS = 10 * 60_000

/** How long before and after the time that the object bears its entry may be, in milliseconds; and how long to ask again. */
const AROUND_MS = 5 * 60_000

/** Without a time of its own, what vanished is looked for in the last hours. */
const SINCE_MS = 24 * 60 * 60_000

/** One reading of the log serves everything that is noticed within so many milliseconds. */
const FRESH_MS = 5_000

/** Finds out who changed something past Gatehouse, where the credential may read Cloudflare's audit log. */
export function createAttribution({ db, clock, auditLog, journal }: Deps) {
  const refused = new Map<string, number>()
  const read = new Map<string, { at: number; since: number; rows: Promise<UpstreamRow[]> }>()
  const open = new Map<string, { number: number; document: AccessDocument; until: number }[]>()

  async function rowsOf(account: string, since: Date): Promise<UpstreamRow[]> {
    const now = clock().getTime()
    if (now < (refused.get(account) ?? 0)) return []
    const last = read.get(account)
    if (last && now - last.at < FRESH_MS && last.since <= since.getTime()) return last.rows
    // What was noted in this very second is in it too.
    const rows = auditLog(account, since, new Date(now + AROUND_MS)).catch(() => {
      refused.set(account, now + AFTER_REFUSAL_MS)
      return []
    })
    read.set(account, { at: now, since: since.getTime(), rows })
    return rows
  }

  /** Which entries of Cloudflare's log are about writes of ours to this object. */
  async function ours(account: string, id: string): Promise<Set<unknown>> {
    const { results } = await db
      .prepare(
        `SELECT DISTINCT json_extract(text, '$.audit') AS audit FROM history
         WHERE account = ?1 AND number IN (SELECT number FROM history WHERE account = ?1 AND object = ?2)`,
      )
      .bind(account, id)
      .all<{ audit: string | null }>()
    return new Set(results.map(({ audit }) => audit))
  }

  async function find(account: string, document: AccessDocument): Promise<Who | undefined> {
    const changed = Date.parse(document.updated_at ?? '')
    const now = clock().getTime()
    const since = Number.isNaN(changed) ? now - SINCE_MS : Math.min(changed, now) - AROUND_MS
    const rows = (await rowsOf(account, new Date(since))).filter((row) => isAbout(row, document.id))
    if (rows.length === 0) return undefined
    const known = await ours(account, document.id)
    const [row] = rows.filter(({ id, action }) => !known.has(id) && !(isObject(action) && action.result === false))
    const actor = row && actorIn(row)
    return actor === undefined ? undefined : { actor, ...(typeof row?.id === 'string' && { audit: row.id }) }
  }

  return {
    /** Asks once; see `later`. */
    of: ({ account }: Place, document: AccessDocument): Promise<Who | undefined> => find(account, document),

    /** What the log does not say yet is asked for again, since Cloudflare writes it with some delay. */
    later: (account: string, number: number, document: AccessDocument): void => {
      const all = open.get(account) ?? []
      open.set(account, [...all, { number, document, until: clock().getTime() + AROUND_MS }].slice(-MOST_OPEN))
    },

    /** Asks again for what was not said yet. */
    again: async (account: string): Promise<void> => {
      const all = open.get(account) ?? []
      open.delete(account)
      const now = clock().getTime()
      for (const each of all) {
        const who = await find(account, each.document)
        if (who) await journal.settle(account, each.number, { state: 'done', ...who })
        else if (now < each.until) open.set(account, [...(open.get(account) ?? []), each])
      }
    },
  }
}

/** More that nobody is known to have done are not asked for again. */
const MOST_OPEN = 50

export type Attribution = ReturnType<typeof createAttribution>

/** Whether an entry is about the object: by the id of its resource, or in what it says of before and after. */
function isAbout({ resource, metadata, newValueJson, oldValueJson }: UpstreamRow, id: string): boolean {
  return [resource, metadata, newValueJson, oldValueJson].some(
    (part) => isObject(part) && (part.id === id || part.uid === id),
  )
}

function actorIn({ actor }: UpstreamRow): string | undefined {
  if (!isObject(actor)) return undefined
  const { email, id } = actor
  return [email, id].find((text): text is string => typeof text === 'string' && text !== '')
}
