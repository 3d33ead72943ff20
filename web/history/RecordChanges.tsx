import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { knownDecision } from '#core/decision'
import { differences } from '#core/diff'
import { membersOf } from '#core/document-kind'
import type { HistoryEntry, HistoryRecord } from '#core/history-record'
import { sentenceOf } from '#core/sentence'
import { useAccountId, useAccountNames } from '../api/account'
import { historyEntryQuery } from '../api/history'
import { ErrorNote } from '../errors/ErrorNote'
import { Differences } from '../rules/Differences'
import { PhraseText } from '../rules/PhraseText'
import { Skeleton } from '../ui/Skeleton'
import { cameToNothing } from './record-words'

/** What a record changed, in words. The versions are fetched when it is shown. */
export function RecordChanges({ number }: Pick<HistoryRecord, 'number'>) {
  const { data: entry, error, refetch } = useQuery(historyEntryQuery(useAccountId(), number))
  if (entry) return <EntryChanges entry={entry} />
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  return <Skeleton className="w-2/3" />
}

/** From the version before to the one after; of what came or went, what it says or said. */
export function EntryChanges({ entry: { kind, before, after, state } }: { entry: HistoryEntry }) {
  const names = useAccountNames()
  const { nameOf } = names
  const changes = useMemo(
    () => (before && after ? differences(kind, before, after, nameOf) : []),
    [kind, before, after, nameOf],
  )
  const only = after ?? before
  if (!only) return null
  if (!before || !after) {
    return (
      <p className="text-base wrap-anywhere">
        {after ? (cameToNothing(state) ? 'It was to say: ' : 'It says: ') : 'It said: '}
        <PhraseText phrase={sentenceOf(kind, only, { ...names, limit: 20 })} />
      </p>
    )
  }
  const { decision } = membersOf(after)
  if (changes.length === 0) return <p className="text-base text-kumo-subtle">It says the same as before.</p>
  return (
    <Differences changes={changes} context={{ ...names, decision: knownDecision(decision) }} label="What changed" />
  )
}
