import { selectorOf, selectors } from '#core/selectors'
import { folded, type ListRow } from './list-row'

export interface RowFilter {
  /** Words that must all occur, in any order. */
  text: string
  selector?: string | undefined
  used?: 'yes' | 'no' | undefined
}

/** The rows that pass, in their order. A row whose uses are not known passes neither "used" nor "not used". */
export function filterRows<Row extends ListRow>(rows: readonly Row[], { text, selector, used }: RowFilter): Row[] {
  const wanted = folded(text).split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (selector === undefined || row.selectors.has(selector)) &&
      (used === undefined || (row.uses !== undefined && row.uses > 0 === (used === 'yes'))) &&
      wanted.every((word) => row.searchText.includes(word)),
  )
}

/** The selectors that occur in the rows, by their plain labels, in the order in which rules are offered. */
export function selectorChoices(rows: readonly ListRow[]): { value: string; label: string }[] {
  const used = new Set(rows.flatMap((row) => [...row.selectors]))
  const known = selectors.filter(({ key }) => used.has(key)).map(({ key, plain }) => ({ value: key, label: plain }))
  const unknown = [...used]
    .filter((key) => !selectorOf(key))
    .map((key) => ({ value: key, label: `${key} (not known yet)` }))
  return [...known, ...unknown]
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Comparisons for a table's columns, each ascending. What is not known comes first, as if it were the least. */
export const compare = {
  name: (a: ListRow, b: ListRow) => collator.compare(a.name, b.name),
  uses: (a: ListRow, b: ListRow) => (a.uses ?? -1) - (b.uses ?? -1),
  changed: (a: ListRow, b: ListRow) => (a.changed ?? 0) - (b.changed ?? 0),
}
