import { createAdaptorServer, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'

/** A server that cannot listen where it was told to. The message says what to do. */
export class ListenError extends Error {}

interface Place {
  host: string
  /** 0 = any free one. */
  port: number
}

/** Listens, and answers the address under which it can be opened. */
export async function listen(
  fetch: Hono['fetch'],
  { host, port }: Place,
): Promise<{ server: ServerType; address: string }> {
  const server = createAdaptorServer({ fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)))
    server.listen(port, host, resolve)
  })
  const bound = server.address()
  const actual = typeof bound === 'object' && bound ? bound.port : port
  return { server, address: `http://${host.includes(':') ? `[${host}]` : host}:${actual}` }
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        `Port ${port} is in use already: is Gatehouse running in another window? PORT chooses another.`,
      )
    case 'EACCES':
      return new ListenError(`This user may not open port ${port}. PORT chooses another, above 1023.`)
    default:
      return error
  }
}
