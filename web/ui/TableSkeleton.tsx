import { Skeleton } from './Skeleton'

interface Props {
  label: string
  columns: readonly { id: string; width: string }[]
}

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f']

/** The shape of a table that is still being read. */
export function TableSkeleton({ label, columns }: Props) {
  return (
    <div role="status" aria-label={`${label}: loading`} className="rounded-xl bg-kumo-base ring ring-kumo-hairline">
      {ROWS.map((row) => (
        <div key={row} className="flex gap-4 border-b border-kumo-hairline p-4 last:border-0">
          {columns.map(({ id, width }) => (
            <div key={id} style={{ width }}>
              <Skeleton className="w-4/5" />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
