import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button'

const STEP = 20

interface Props<Row> {
  label: string
  rows: readonly Row[]
  draw: (row: Row) => ReactNode
}

/** A list of which the first are shown and the rest waits to be asked for. */
export function MoreOf<Row>({ label, rows, draw }: Props<Row>) {
  const [shown, setShown] = useState(STEP)
  const more = rows.length - shown
  if (rows.length === 0) return null
  return (
    <>
      <ul aria-label={label} className="-my-1 flex flex-col divide-y divide-kumo-hairline">
        {rows.slice(0, shown).map((row, at) => (
          // Log lines have no names of their own, and are never reordered.
          <li key={at} className="py-2">
            {draw(row)}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="sm" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, more)} more of {more}
        </Button>
      )}
    </>
  )
}
