import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { DocumentChange } from '#core/change-set'
import type { SharedDraft } from '#core/shared-draft'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

/** How often the page looks for drafts that others proposed or sent back, in milliseconds. */
const NOW_AND_THEN = 60_000

const draftsKey = (account: string) => [account, 'drafts'] as const

const path = (account: string, ...rest: string[]) => apiPath('accounts', account, 'drafts', ...rest)

/** The drafts of an account that live on the server and are not at an end. */
export const draftsQuery = (account: string) =>
  queryOptions<SharedDraft[], ApiError>({
    queryKey: [...draftsKey(account), 'list'],
    queryFn: ({ signal }) => call(path(account), { signal }),
    refetchInterval: NOW_AND_THEN,
  })

export const draftQuery = (account: string, id: string) =>
  queryOptions<SharedDraft, ApiError>({
    queryKey: [...draftsKey(account), 'one', id],
    queryFn: ({ signal }) => call(path(account, id), { signal }),
  })

/** What is kept of a draft when it is saved. */
export interface DraftContent {
  title: string
  changes: DocumentChange[]
  /** What the objects were when the draft was begun, by `kind:id`. */
  bases: Record<string, unknown>
}

const changed = async (queries: QueryClient, account: string, draft: SharedDraft) => {
  queries.setQueryData(draftQuery(account, draft.id).queryKey, draft)
  await queries.invalidateQueries({ queryKey: draftsQuery(account).queryKey })
}

/** Makes a draft that others can open. */
export const createDraft = (queries: QueryClient, account: string) =>
  mutationOptions<SharedDraft, ApiError, DraftContent>({
    mutationFn: (content) => call(path(account), { method: 'POST', body: content }),
    onSuccess: (draft) => changed(queries, account, draft),
  })

/** Keeps what a draft says now. @throws ApiError `changed_meanwhile` when somebody else kept it after `version` */
export const updateDraft = (queries: QueryClient, account: string) =>
  mutationOptions<SharedDraft, ApiError, DraftContent & Pick<SharedDraft, 'id' | 'version'>>({
    mutationFn: ({ id, ...content }) => call(path(account, id), { method: 'PUT', body: content }),
    onSuccess: (draft) => changed(queries, account, draft),
  })

/** What can be done with a draft as a whole. */
export type DraftStep = 'propose' | 'send-back' | 'publish' | 'discard'

export interface StepOfDraft extends Pick<SharedDraft, 'id' | 'version'> {
  step: DraftStep
  text?: string
  /** The reason for which an owner overrides a guard. */
  override?: { reason: string } | undefined
}

/** Proposes a draft, sends it back, publishes or discards it. */
export const stepOfDraft = (queries: QueryClient, account: string) =>
  mutationOptions<SharedDraft, ApiError, StepOfDraft>({
    mutationFn: ({ id, step, ...body }) => call(path(account, id, step), { method: 'POST', body }),
    onSuccess: async (draft, { step }) => {
      await changed(queries, account, draft)
      if (step !== 'publish') return
      await Promise.all(
        [['policies'], ['groups'], ['facts'], ['history']].map((rest) =>
          queries.invalidateQueries({ queryKey: [account, ...rest] }),
        ),
      )
    },
  })
