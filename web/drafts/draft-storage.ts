import * as z from 'zod'
import type { DocumentKind } from '#core/document-kind'
import type { AccessDocument } from '#core/document-kind'
import type { Draft } from '#core/draft'
import { readJson, writeJson } from '#core/json'

/** What the browser has to offer for keeping drafts; `localStorage` is one, a test brings its own. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The browser's storage, asked for only when it is used: the question alone may throw. */
export const browserStore = (): DraftStore => window.localStorage

/** Whose draft: one for each document, and one for the new document of each kind. */
export interface DraftPlace {
  account: string
  kind: DocumentKind
  /** Absent: a document that is not in Cloudflare yet. */
  id?: string | undefined
  /** The draft on the server that is being worked on; what is not saved there yet is kept apart from one's own draft. */
  shared?: string | undefined
}

/** `draft` is the one being edited. `aside` is one that its owner put away to look at the live version. */
export type DraftSlot = 'draft' | 'aside'

/** The document that a draft was begun on, so that changes made by others meanwhile can be told apart from ours. */
export interface DraftBase {
  document: AccessDocument
  etag: string
}

export interface KeptDraft {
  draft: Draft
  base?: DraftBase | undefined
  /** When the draft was last written, ISO 8601. */
  keptAt: string
  /** Of a shared draft: the version on the server that it was made from. */
  sharedVersion?: number | undefined
}

/** `unreadable`: something is kept, or may be, but this browser does not give it back; `why` is for the person. */
export type ReadBack = { state: 'none' } | { state: 'kept'; kept: KeptDraft } | { state: 'unreadable'; why: string }

const anyOf = z.object({
  rules: z.array(z.string()),
  from: z.object({ id: z.string(), etag: z.string() }).optional(),
})
const rows = z.array(z.object({ text: z.string(), anyOf: anyOf.optional() }))
const stored = z.object({
  version: z.literal(1),
  keptAt: z.iso.datetime(),
  draft: z.object({
    kind: z.enum(['policies', 'groups']),
    name: z.string(),
    decision: z.string(),
    include: rows,
    require: rows,
    exclude: rows,
  }),
  base: z.object({ text: z.string(), etag: z.string() }).optional(),
  sharedVersion: z.number().optional(),
})

const keyOf = ({ account, kind, id, shared }: DraftPlace, slot: DraftSlot) =>
  [`gatehouse/${slot}/${account}/${kind}`, id === undefined ? 'new' : `id/${id}`, shared && `shared/${shared}`]
    .filter(Boolean)
    .join('/')

/** The kept draft of a place. `store` is asked late: a browser in private mode may throw on the mere question. */
export function readDraft(store: () => DraftStore, place: DraftPlace, slot: DraftSlot): ReadBack {
  try {
    const text = store().getItem(keyOf(place, slot))
    if (text === null) return { state: 'none' }
    const raw = readJson(text)
    const { base, keptAt, sharedVersion } = stored.parse(raw)
    const { draft } = raw as { draft: Draft }
    return {
      state: 'kept',
      kept: {
        draft,
        keptAt,
        ...(sharedVersion !== undefined && { sharedVersion }),
        ...(base && { base: { document: readJson(base.text) as AccessDocument, etag: base.etag } }),
      },
    }
  } catch {
    return {
      state: 'unreadable',
      why: 'Unsaved changes may have been kept in this browser, but they cannot be read. What you see is the live version.',
    }
  }
}

/** Keeps a draft. Answers what went wrong, for the person; `undefined` = it is kept. */
export function keepDraft(
  store: () => DraftStore,
  place: DraftPlace,
  slot: DraftSlot,
  { draft, base, keptAt, sharedVersion }: KeptDraft,
): string | undefined {
  const text = writeJson({
    version: 1,
    keptAt,
    draft,
    ...(sharedVersion !== undefined && { sharedVersion }),
    ...(base && { base: { text: writeJson(base.document), etag: base.etag } }),
  })
  try {
    store().setItem(keyOf(place, slot), text)
    return undefined
  } catch {
    return 'This browser does not keep your changes (its storage is full or switched off). Save before you leave this page.'
  }
}

/** Forgets a draft after it was saved or discarded. Answers what went wrong; `undefined` = it is gone. */
export function forgetDraft(store: () => DraftStore, place: DraftPlace, slot: DraftSlot): string | undefined {
  try {
    store().removeItem(keyOf(place, slot))
    return undefined
  } catch {
    return 'This browser did not let us remove the kept draft, so it may come back when you open this page again.'
  }
}
