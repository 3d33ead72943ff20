import { Table } from '@cloudflare/kumo/components/table'
import { CaretDownIcon, CaretUpDownIcon, CaretUpIcon } from '@phosphor-icons/react'
import type { Column, Sort } from './DataTable'

interface Props<Row> {
  column: Pick<Column<Row>, 'id' | 'header' | 'compare'>
  sort: Sort
  onSort: (sort: Sort) => void
}

/** A column's header, which puts the table in its order, and in the opposite one when pressed again. */
export function ColumnHead<Row>({ column: { id, header, compare }, sort, onSort }: Props<Row>) {
  const sorted = sort.id === id
  const order = sorted ? (sort.desc ? 'descending' : 'ascending') : 'none'
  if (!compare) {
    return (
      <Table.Head role="columnheader" className="max-lg:sr-only">
        {header}
      </Table.Head>
    )
  }
  const Arrow = { none: CaretUpDownIcon, ascending: CaretUpIcon, descending: CaretDownIcon }[order]
  return (
    <Table.Head role="columnheader" aria-sort={order}>
      <button
        type="button"
        className="-mx-1.5 flex cursor-pointer items-center gap-1 rounded-md px-1.5 py-1 text-left font-semibold whitespace-nowrap hover:bg-kumo-tint focus-visible:ring-2 focus-visible:ring-kumo-focus focus-visible:outline-none max-lg:mx-0 max-lg:bg-kumo-base max-lg:text-sm max-lg:font-normal max-lg:ring max-lg:ring-kumo-line"
        onClick={() => onSort({ id, desc: sorted && !sort.desc })}
      >
        {header}
        <Arrow aria-hidden size={14} className={sorted ? '' : 'text-kumo-subtle'} />
      </button>
    </Table.Head>
  )
}
