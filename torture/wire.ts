import { connect } from 'node:net'

/** A request, exactly as it goes over the wire: nothing is checked, encoded or put right. */
export interface Asked {
  method: string
  /** As it stands in the first line. */
  path: string
  headers?: Readonly<Record<string, string>>
  body?: string
}

export interface Told {
  /** 0 = the connection ended without an answer. */
  status: number
  /** Names in lower case, each value once. */
  headers: Readonly<Record<string, string>>
  text: string
  ms: number
}

/** Nothing that is asked on this machine takes longer, in milliseconds, unless a test makes it. */
const PATIENCE_MS = 30_000

/** Sends a request over a connection of its own, and reads until the server ends it. */
export function ask(port: number, { method, path, headers = {}, body }: Asked): Promise<Told> {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    connection: 'close',
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  return send(port, `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`)
}

/** Sends these bytes and whatever `more` adds, which it may do for as long as the connection is open. */
export function send(port: number, text: string, more?: (write: (part: string) => void) => () => void): Promise<Told> {
  const began = performance.now()
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    let stop: (() => void) | undefined
    let ended = false
    const end = () => {
      if (ended) return
      ended = true
      stop?.()
      socket.destroy()
      resolve({ ...parsed(Buffer.concat(parts)), ms: performance.now() - began })
    }
    socket.setTimeout(PATIENCE_MS, end)
    socket.on('connect', () => {
      socket.write(text)
      stop = more?.((part) => {
        if (socket.writable) socket.write(part)
      })
    })
    socket.on('data', (part) => {
      parts.push(part)
      // A refusal in the middle of a body that does not end is the whole answer.
      if (more && wholeAnswer(Buffer.concat(parts))) end()
    })
    socket.on('error', end)
    socket.on('close', end)
  })
}

function wholeAnswer(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(text)?.[1]
  const body = text.indexOf('\r\n\r\n')
  return body >= 0 && (length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= body + 4 + Number(length))
}

function parsed(bytes: Buffer): Omit<Told, 'ms'> {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.subarray(0, end < 0 ? 0 : end).toString('latin1')
  const [first = '', ...rest] = head.split('\r\n')
  const headers = Object.fromEntries(
    rest.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const body = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4)
  const whole = headers['transfer-encoding'] === 'chunked' ? dechunked(body) : body
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0), headers, text: whole.toString('utf8') }
}

function dechunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const line = bytes.indexOf('\r\n', at)
    const size = line < 0 ? 0 : Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16)
    if (!(size > 0)) break
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
  return Buffer.concat(parts)
}
