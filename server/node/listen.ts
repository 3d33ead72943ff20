import { createAdaptorServer, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { createDrain } from './drain'
import type { End } from './shutdown'

/** A server that cannot listen where it was told to. The message says what to do. */
export class ListenError extends Error {}

interface Place {
  host: string
  /** 0 = any free one. */
  port: number
  /** The setting that chooses the port; PORT unless given. */
  setting?: string
}

/** A kept-alive connection without a request would hold the server open until its own timeout. */
const IDLE_EVERY_MS = 50

/**
 * How long a connection waits for its next request. Longer than whoever stands in front keeps one (cloudflared: 90 s), or
 * requests would be sent down connections that we are just closing, and be lost.
 */
const KEEP_ALIVE_MS = 100_000

/** Listens, and answers the address under which it can be opened, and how to end it. */
export async function listen(
  fetch: Hono['fetch'],
  { host, port, setting = 'PORT' }: Place,
): Promise<{ address: string; end: End }> {
  const drain = createDrain(fetch)
  const server = createAdaptorServer({ fetch: drain.fetch })
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port, setting)))
    server.listen(port, host, resolve)
  })
  const bound = server.address()
  const actual = typeof bound === 'object' && bound ? bound.port : port
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    end: (limitMs) => endWithin(server, drain, limitMs),
  }
}

async function endWithin(server: ServerType, drain: ReturnType<typeof createDrain>, limitMs: number): Promise<boolean> {
  drain.refuse()
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  const idle = setInterval(() => {
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }, IDLE_EVERY_MS)
  let callOff: (() => void) | undefined
  const late = new Promise<false>((resolve) => {
    const timer = setTimeout(() => resolve(false), limitMs)
    callOff = () => clearTimeout(timer)
  })
  const finished = await Promise.race([Promise.all([closed, drain.idle()]).then(() => true), late])
  callOff?.()
  clearInterval(idle)
  if (!finished && 'closeAllConnections' in server) server.closeAllConnections()
  return finished
}

function listenError(error: NodeJS.ErrnoException, port: number, setting: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        `Port ${port} is in use already: is Gatehouse running in another window? ${setting} chooses another.`,
      )
    case 'EACCES':
      return new ListenError(`This user may not open port ${port}. ${setting} chooses another, above 1023.`)
    default:
      return error
  }
}
