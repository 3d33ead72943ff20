/** Ends something within so many milliseconds; answers whether everything that was begun could be finished. */
export type End = (limitMs: number) => Promise<boolean>

interface Ending {
  end: End
  /** What must be closed when nothing is worked on any more. */
  close: () => void
  limitMs: number
}

/**
 * Ends the process when it is told to: no new requests, those under way are finished, then what is open is closed. The
 * exit code is 1 when the time ran out before that. A second signal changes nothing: a terminal sends one to each
 * process, and npm passes on its own.
 */
export function shutDownOnSignal({ end, close, limitMs }: Ending): void {
  let ending = false
  const begin = async () => {
    if (ending) return
    ending = true
    const finished = await end(limitMs)
    close()
    process.exit(finished ? 0 : 1)
  }
  process.on('SIGINT', () => void begin())
  process.on('SIGTERM', () => void begin())
}
