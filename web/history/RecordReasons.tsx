import type { HistoryRecord } from '#core/history-record'

/** Why something was published, and why in spite of a guard. */
export function RecordReasons({ reason, override }: Pick<HistoryRecord, 'reason' | 'override'>) {
  return (
    <>
      {reason !== undefined && reason !== '' && (
        <blockquote className="border-l-4 border-kumo-line pl-3 text-base wrap-anywhere">{reason}</blockquote>
      )}
      {override !== undefined && (
        <p className="text-base wrap-anywhere">
          <span className="font-medium">A guard was overridden:</span> {override}
        </p>
      )}
    </>
  )
}
