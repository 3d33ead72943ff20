/** The milliseconds of the fastest of five runs: what the work itself takes, on a machine that is busy with other things. */
export function fastestOfFive(work: () => void): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...runs)
}
