import { canonicalText } from '#core/canonical'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import { isObject } from '#core/json'
import type { Purpose } from './budget'
import type { Client, UpstreamRequest } from './client'
import { unconfirmed } from './errors'
import { allPages } from './paging'
import { objectId } from './path'
import type { CloudflareAnswer } from './upstream-call'
import { UpstreamError } from './upstream-error'

/** Where a kind of document lives at Cloudflare, and what it is called in a sentence. */
export interface DocumentPlace {
  kind: DocumentKind
  /** The path below the account or zone. */
  path: readonly string[]
  noun: string
  /** Where one may be that is not found here: a whole sentence. */
  elsewhere?: string
  perPage: number
  read: string
  write: string
}

/** The reusable policies or the rule groups of one account, or the rule groups of one zone. */
export interface Documents<D extends AccessDocument> {
  list(purpose?: Purpose): Promise<D[]>
  get(id: string): Promise<D>
  create(body: Record<string, unknown>, heard?: Heard): Promise<D>
  update(id: string, body: Record<string, unknown>, heard?: Heard): Promise<D>
  remove(id: string, heard?: Heard): Promise<void>
}

/** Is told what Cloudflare's answer to a write says of itself. */
export type Heard = (answer: CloudflareAnswer) => void

/**
 * A new object whose creation was not confirmed is looked for among those made since then. Cloudflare's clock and ours
 * may differ by this much.
 */
const CLOCK_TOLERANCE_MS = 2 * 60_000

/**
 * Writes are sent once. When nobody knows what came of one (a timeout, a broken connection, a server fault) we look,
 * and answer success only if what stands there says the same as what was sent.
 */
export function documentsAt<D extends AccessDocument>(
  client: Client,
  owner: readonly ['accounts' | 'zones', string],
  place: DocumentPlace,
  clock: () => Date,
): Documents<D> {
  const { kind, noun } = place
  const base = [...owner, ...place.path]
  const one = (id: string) => [...base, objectId(id, noun)]
  const asked = (
    method: UpstreamRequest['method'],
    path: readonly string[],
    body?: unknown,
    heard?: Heard,
  ): UpstreamRequest => ({
    method,
    path,
    body,
    heard,
    // A single one is read for the editor, before a write and after it.
    purpose: 'save',
    subject: path === base && method === 'GET' ? `the list of ${kind}` : `the ${noun}`,
    permission: method === 'GET' ? place.read : place.write,
    ...(place.elsewhere && { elsewhere: place.elsewhere }),
  })
  const send = async (request: UpstreamRequest) => documentIn((await client(request)).result, request) as D

  const documents: Documents<D> = {
    list: async (purpose = 'view') => {
      const rows = await allPages(client, { ...asked('GET', base), purpose }, place)
      return rows.filter(isObject) as unknown as D[]
    },

    get: (id) => send(asked('GET', one(id))),

    create: async (body, heard) => {
      const sentAt = clock().getTime()
      try {
        return await send(asked('POST', base, body, heard))
      } catch (error) {
        const unclear = unclearOutcome(error)
        const wanted = canonicalText(kind, body)
        const made = await look(unclear, async () =>
          (await documents.list('save')).filter(
            (candidate) =>
              canonicalText(kind, candidate) === wanted &&
              Date.parse(candidate.created_at ?? '') >= sentAt - CLOCK_TOLERANCE_MS,
          ),
        )
        const [only, ...others] = made
        if (only && others.length === 0) return only
        throw unconfirmed(unclear, only ? 'unknown' : 'no')
      }
    },

    update: async (id, body, heard) => {
      try {
        return await send(asked('PUT', one(id), body, heard))
      } catch (error) {
        const unclear = unclearOutcome(error)
        const live = await look(unclear, () => documents.get(id))
        if (canonicalText(kind, live) === canonicalText(kind, body)) return live
        throw unconfirmed(unclear, 'no')
      }
    },

    remove: async (id, heard) => {
      try {
        // Cloudflare answers with the id of what it deleted; anything else is no word on it.
        await send(asked('DELETE', one(id), undefined, heard))
      } catch (error) {
        const unclear = unclearOutcome(error)
        const stillThere = await look(unclear, () => exists(() => documents.get(id)))
        if (stillThere) throw unconfirmed(unclear, 'no')
      }
    },
  }
  return documents
}

/** The failure whose outcome must be looked up; a failure that is certain is thrown on. */
function unclearOutcome(error: unknown): UpstreamError {
  if (error instanceof UpstreamError && error.outcomeUnclear) return error
  throw error
}

/** What looking shows. When looking fails too, that is what the person is told. */
async function look<T>(unclear: UpstreamError, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UpstreamError) throw unconfirmed(unclear, 'unknown')
    throw error
  }
}

async function exists(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read()
    return true
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) return false
    throw error
  }
}

function documentIn(result: unknown, { method, subject, permission }: UpstreamRequest): Record<string, unknown> {
  if (isObject(result) && typeof result.id === 'string') return result
  throw new UpstreamError({ failure: 'unreadable', asked: { method, subject, permission }, status: 200, errors: [] })
}
