import { UNDO_MINUTES, type HistoryRecord } from '#core/history-record'

/** Milliseconds in which a change can still be taken back with one click; 0 when it cannot. `now` since 1970. */
export function undoLeft(record: HistoryRecord, now: number): number {
  const { origin, state, undoes, undone_by: undoneBy, at } = record
  if (origin !== 'gatehouse' || state !== 'done' || undoes !== undefined || undoneBy !== undefined) return 0
  return Math.max(0, Date.parse(at) + UNDO_MINUTES * 60_000 - now)
}

/** "10 s", "3 min": roughly, so that it need not be counted down before somebody's eyes. `time` in milliseconds. */
export function roughly(time: number): string {
  const seconds = Math.round(time / 1000)
  return seconds < 60 ? `${Math.max(10, Math.round(seconds / 10) * 10)} s` : `${Math.round(seconds / 60)} min`
}
