import { Table } from '@cloudflare/kumo/components/table'
import { memo } from 'react'
import type { Column } from './DataTable'

interface Props<Row> {
  index: number
  row: Row
  columns: readonly Column<Row>[]
  measure: (element: HTMLTableRowElement | null) => void
}

// By the place in the whole table: of a long one the document holds only a part, whose first row keeps changing.
const stripes = ['bg-kumo-base even:bg-kumo-base', 'bg-kumo-elevated even:bg-kumo-elevated']

function Row<Row>({ index, row, columns, measure }: Props<Row>) {
  return (
    <Table.Row
      ref={measure}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      className={`${stripes[index % 2]} relative hover:bg-kumo-tint max-lg:mb-3 max-lg:flex max-lg:flex-col max-lg:gap-1.5 max-lg:rounded-xl max-lg:bg-kumo-base max-lg:p-4 max-lg:ring max-lg:ring-kumo-hairline max-lg:even:bg-kumo-base`}
    >
      {columns.map(({ id, header, labelled, cell }) => (
        <Table.Cell key={id} role="cell" className="align-top max-lg:flex max-lg:gap-2">
          {labelled && (
            <span aria-hidden className="text-kumo-subtle lg:hidden">
              {header}:
            </span>
          )}
          <div className="min-w-0">{cell(row)}</div>
        </Table.Cell>
      ))}
    </Table.Row>
  )
}

/** One row, drawn again only when it shows something else. */
export const TableRow = memo(Row) as typeof Row
