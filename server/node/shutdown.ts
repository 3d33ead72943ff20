import type { ServerType } from '@hono/node-server'

/** Requests get this long to end before the process ends without them. */
const LIMIT_MS = 10_000

/** A kept-alive connection without a request would hold the server open until its own timeout. */
const IDLE_EVERY_MS = 50

/** Ends the server when the process is told to: no new requests, those under way are finished, then `close` runs. */
export function shutDownOnSignal(server: ServerType, close: () => void): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    const idle = setInterval(() => {
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    }, IDLE_EVERY_MS)
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, LIMIT_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      close()
      process.exit(0)
    })
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
