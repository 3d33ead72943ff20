import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import type { ChangeOutcome, DocumentChange } from '#core/change-set'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'
import { factsQuery } from './facts'
import { historyMoved } from './history-key'

/** Changes that are made as one, and what the person says with them. */
export interface Publish {
  changes: readonly DocumentChange[]
  reason?: string
  /** Why an owner publishes although a guard stops it. */
  override?: { reason: string }
}

/** Publishes several changes as one. When one fails, `error.body.changes` tells what became of each. */
export const publishChanges = (queries: QueryClient, account: string) =>
  mutationOptions<{ changes: ChangeOutcome[] }, ApiError, Publish>({
    mutationFn: (publish) => call(apiPath('accounts', account, 'changes'), { method: 'POST', body: publish }),
    onSuccess: (_, { changes }) => {
      for (const { action, kind, id } of changes) {
        if (action === 'delete') queries.removeQueries({ queryKey: [account, kind, id] })
      }
    },
    onSettled: async (_, __, { changes }) => {
      const lists = (['policies', 'groups'] as const).map((kind) => [account, kind])
      const written = changes.filter(({ action }) => action === 'update').map(({ kind, id }) => [account, kind, id])
      const stale = [...lists, ...written, factsQuery(account).queryKey]
      await Promise.all([
        historyMoved(queries, account),
        ...stale.map((queryKey) => queries.invalidateQueries({ queryKey, exact: true })),
      ])
    },
  })
