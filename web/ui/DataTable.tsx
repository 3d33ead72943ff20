import { Table } from '@cloudflare/kumo/components/table'
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { memo, useMemo, type ReactNode } from 'react'
import { ColumnHead } from './ColumnHead'
import { TableRow } from './TableRow'
import { useTableWindow } from './use-table-window'

export interface Column<Row> {
  id: string
  header: string
  /** CSS width on wide screens; on narrow ones each row is a card. */
  width: string
  cell: (row: Row) => ReactNode
  /** Ascending. Absent: the table cannot be put in this column's order. */
  compare?: (a: Row, b: Row) => number
  /** On a card the value stands beside this column's header, because it says little alone. */
  labelled?: true
}

export interface Sort {
  id: string
  desc: boolean
}

interface Props<Row> {
  /** What the table holds, for those who listen to it. */
  label: string
  /** Must keep its identity from render to render. */
  columns: readonly Column<Row>[]
  /** Each row must keep its identity as long as it shows the same. */
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort: Sort
  onSort: (sort: Sort) => void
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

function SortedTable<Row extends object>({ label, columns, rows, rowKey, sort, onSort }: Props<Row>) {
  const table = useTable({
    features,
    data: rows,
    columns: useMemo(() => columns.map(definition<Row>), [columns]),
    getRowId: rowKey,
    state: { sorting: useMemo(() => [sort], [sort]) },
    enableSortingRemoval: false,
    enableMultiSort: false,
  })
  const sorted = table.getRowModel().rows
  const { body, visible, before, after, measure } = useTableWindow(sorted.length, (index) => sorted[index]?.id ?? index)

  return (
    <div className="overflow-clip rounded-xl bg-kumo-base ring ring-kumo-hairline max-lg:overflow-visible max-lg:rounded-none max-lg:bg-transparent max-lg:ring-0">
      <Table
        role="table"
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        className="max-lg:block lg:table-fixed lg:[&_th]:sticky lg:[&_th]:top-0 lg:[&_th]:z-2 max-lg:[&_td]:p-0! max-lg:[&_th]:border-0 max-lg:[&_th]:bg-transparent max-lg:[&_th]:p-0!"
      >
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <Table.Header role="rowgroup" className="max-lg:block">
          <Table.Row role="row" aria-rowindex={1} className="max-lg:flex max-lg:flex-wrap max-lg:gap-1.5 max-lg:pb-3">
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body role="rowgroup" ref={body} className="max-lg:flex max-lg:flex-col">
          {before > 0 && <Gap height={before} />}
          {visible.map((index) => {
            const row = sorted[index]
            return row && <TableRow key={row.id} index={index} row={row.original} columns={columns} measure={measure} />
          })}
          {after > 0 && <Gap height={after} />}
        </Table.Body>
      </Table>
    </div>
  )
}

/** Rows in the chosen order. Of a long table only what is near the screen is in the document. */
export const DataTable = memo(SortedTable) as typeof SortedTable

const definition = <Row extends object>({ id, compare }: Column<Row>) => ({
  id,
  accessorFn: (row: Row) => row,
  enableSorting: compare !== undefined,
  sortFn: (a: { original: Row }, b: { original: Row }) => compare?.(a.original, b.original) ?? 0,
})

/** The room of the rows that are not in the document. */
const Gap = ({ height }: { height: number }) => (
  <tr role="presentation" className="max-lg:block" style={{ height }}>
    <td role="presentation" className="p-0" />
  </tr>
)
