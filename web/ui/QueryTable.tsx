import type { ReactNode } from 'react'
import { DataTable, type Column, type Sort } from './DataTable'
import { TableSkeleton } from './TableSkeleton'

interface Query<Failure> {
  data: readonly unknown[] | undefined
  error: Failure | null
  refetch: () => unknown
}

interface Props<Row, Failure> {
  label: string
  query: Query<Failure>
  columns: readonly Column<Row>[]
  /** The rows of the query's data that pass the filters. */
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort: Sort
  onSort: (sort: Sort) => void
  /** Instead of the table when the query has nothing at all. */
  empty: ReactNode
  /** Instead of the table when no row passes the filters. */
  nothingFound: ReactNode
  /** Why it could not be read; above the table when older data is there. */
  failure: (error: Failure, retry: () => void) => ReactNode
}

/** A table of what a query answers. It takes the query, so that no state of it can be left out. */
export function QueryTable<Row extends object, Failure>(props: Props<Row, Failure>) {
  const { query, failure, rows, empty, nothingFound, ...table } = props
  const note = query.error && failure(query.error, () => void query.refetch())
  if (!query.data) return note ?? <TableSkeleton label={props.label} columns={props.columns} />
  return (
    <>
      {note}
      {query.data.length === 0 && empty}
      {query.data.length > 0 && rows.length === 0 && nothingFound}
      {rows.length > 0 && <DataTable {...table} rows={rows} />}
    </>
  )
}
