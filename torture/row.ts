/** One line of the report: what was done to Gatehouse, how often, and what came of it. */
export interface Row {
  what: string
  tried: number
  /** What came of it, in a few words. */
  outcome: string
  /** What we promise, in words; and whether it held. */
  promise: string
  holds: boolean
  /** What broke the promise. */
  failures?: readonly string[]
}

/** The report as one table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, tried, outcome, promise, holds }) => [
    what,
    tried.toLocaleString('en-US'),
    outcome,
    `${promise}: ${holds ? 'holds' : 'DOES NOT HOLD'}`,
  ])
  const header = ['what', 'tried', 'what came of it', 'promise']
  const widths = header.map((title, at) =>
    Math.max(...[header, ...cells].map((row) => row[at]?.length ?? 0), title.length),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('   ')
      .trimEnd()
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line), ''].join('\n')
}

/** So many examples of what failed are shown. */
export const few = (failures: readonly string[]) => failures.slice(0, 5).map((each) => each.slice(0, 600))
