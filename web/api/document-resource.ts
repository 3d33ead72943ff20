import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { DocumentKind } from '#core/document-kind'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'
import { factsQuery } from './facts'
import { historyMoved } from './history-key'
import { noteAge } from './snapshot'

type AccountRoutes = Routes['accounts'][':account']

type DocumentOf<Kind extends DocumentKind> = AnswerOf<AccountRoutes[Kind]['$get']>[number]

/** A document with the version it was read at, which a change must name. */
export interface Read<Document> {
  document: Document
  etag: string
}

/** What a save answers; `written` is false when there was nothing to change. */
export interface Saved<Document> extends Read<Document> {
  written: boolean
  /** The save went through, but Cloudflare has something else now: whole sentences. */
  warning?: string
}

/**
 * The queries and mutations of policies or of rule groups: the same for both.
 * @param section where they live below the account
 */
export function documentResource<Kind extends DocumentKind>(kind: Kind, section: readonly string[] = [kind]) {
  type Document = DocumentOf<Kind>
  const path = (account: string, ...rest: string[]) => apiPath('accounts', account, ...section, ...rest)

  const list = (account: string) =>
    queryOptions<Document[], ApiError>({
      queryKey: [account, ...section],
      queryFn: ({ signal, client }) =>
        call<Document[]>(path(account), { signal, onAnswer: noteAge(client, account, section.join('/')) }),
    })

  /** From the server's list, where that is a moment old at most; a save compares with what is there then anyway. */
  const one = (account: string, id: string) =>
    queryOptions<Read<Document>, ApiError>({
      queryKey: [account, ...section, id],
      queryFn: ({ signal }) => call<Read<Document>>(path(account, id), { signal }),
    })

  /** As Cloudflare itself has it at this moment: for what a change is about to be made from, and after one was made. */
  const latest = (account: string, id: string) =>
    queryOptions<Read<Document>, ApiError>({
      ...one(account, id),
      queryFn: ({ signal }) => call<Read<Document>>(`${path(account, id)}?latest=yes`, { signal }),
      staleTime: 0,
    })

  const changed = (queries: QueryClient, account: string) =>
    Promise.all([
      historyMoved(queries, account),
      ...[list(account).queryKey, factsQuery(account).queryKey].map((queryKey) =>
        queries.invalidateQueries({ queryKey, exact: true }),
      ),
    ])

  return {
    kind,
    list,
    one,
    latest,

    create: (queries: QueryClient, account: string) =>
      mutationOptions<Read<Document>, ApiError, { document: unknown }>({
        mutationFn: ({ document }) => call(path(account), { method: 'POST', body: document }),
        onSuccess: async (created) => {
          queries.setQueryData(one(account, created.document.id).queryKey, created)
          await changed(queries, account)
        },
      }),

    update: (queries: QueryClient, account: string, id: string) =>
      mutationOptions<Saved<Document>, ApiError, { document: unknown; etag: string }>({
        mutationFn: ({ document, etag }) => call(path(account, id), { method: 'PUT', body: document, etag }),
        onSuccess: async ({ document, etag }) => {
          queries.setQueryData(one(account, id).queryKey, { document, etag })
          await changed(queries, account)
        },
      }),

    remove: (queries: QueryClient, account: string, id: string) =>
      mutationOptions<{ id: string }, ApiError, { etag: string }>({
        mutationFn: ({ etag }) => call(path(account, id), { method: 'DELETE', etag }),
        onSuccess: async () => {
          queries.removeQueries({ queryKey: one(account, id).queryKey })
          await changed(queries, account)
        },
      }),
  }
}

/** `DocumentResource<'policies' | 'groups'>` is what serves both kinds. */
export type DocumentResource<Kind extends DocumentKind = DocumentKind> = ReturnType<typeof documentResource<Kind>>
