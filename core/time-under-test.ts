/**
 * The milliseconds of processor time that work takes, the least of five runs: what the work itself costs, on a machine
 * that is busy with other things.
 */
export function fastestOfFive(work: () => void): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...runs)
}
