/** One line of the report: what was measured, ours, and what it stands beside. */
export interface Figure {
  what: string
  ours: string
  beside: string
  /** What we promise; absent when the figure is only informative. */
  promise?: string
  /** Whether the promise holds in this run. */
  holds?: boolean
}

/** The value below which the given share of the samples lies; `share` in 0…1. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (samples: readonly number[]) => percentile(samples, 0.5)

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`

/** The figures as aligned lines. */
export function report(title: string, figures: readonly Figure[]): string {
  const lines = figures.map(({ what, ours, beside, promise, holds }) => {
    const verdict = promise === undefined ? '' : `  promise ${promise}: ${holds ? 'holds' : 'DOES NOT HOLD'}`
    return `  ${what.padEnd(46)} ${ours.padStart(12)}   beside ${beside}${verdict}`
  })
  return [title, ...lines, ''].join('\n')
}
