import { Skeleton } from '../ui/Skeleton'

const ROWS = ['a', 'b', 'c', 'd']

/** The shape of a list of records that is still being read. */
export function RecordListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={`${label}: loading`} className="flex flex-col gap-3">
      {ROWS.map((row) => (
        <div key={row} className="flex flex-col gap-3 rounded-xl bg-kumo-base p-4 ring ring-kumo-hairline">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-3/4" />
        </div>
      ))}
    </div>
  )
}
