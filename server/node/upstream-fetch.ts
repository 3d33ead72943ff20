import { Agent as PlainAgent, type IncomingMessage, request as plainRequest } from 'node:http'
import { Agent, request } from 'node:https'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { TooLong } from '../body-text'
import type { Answer, Fetch } from '../cloudflare/client'

/** A connection that nobody used for so long is closed, in milliseconds: before the other side does, in the middle of a request. */
const IDLE_MS = 4_000

/**
 * Node's own HTTP client as the upstream's `fetch`, which it is cheaper than: see docs/decisions/0001. Never follows a
 * redirect.
 * Fails as `fetch` does: before the answer, when there is none, and while its body is read, when that breaks off.
 */
export function createUpstreamFetch(): Fetch {
  const kept = { keepAlive: true, timeout: IDLE_MS }
  const open = { http: new PlainAgent(kept), https: new Agent(kept) }
  return (url, { method = 'GET', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const options = {
        method,
        headers: { ...(headers as Record<string, string>), 'accept-encoding': 'gzip, br' },
        ...(signal && { signal }),
      }
      const answered = (answer: IncomingMessage) => resolve(answerOf(answer))
      const sent = url.startsWith('http:')
        ? plainRequest(url, { ...options, agent: open.http }, answered)
        : request(url, { ...options, agent: open.https }, answered)
      // Also for what breaks later: the answer tells of that by itself, and this has been settled then.
      sent.on('error', reject)
      sent.end(body as string | undefined)
    })
}

function answerOf(answer: IncomingMessage): Answer {
  const { statusCode: status = 0, headers } = answer
  // What breaks off before anybody reads must not end the process; whoever reads then is told.
  answer.on('error', () => {})
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: {
      get: (name) => {
        const value = headers[name]
        return Array.isArray(value) ? value.join(', ') : (value ?? null)
      },
    },
    text: (limit) => textOf(answer, limit),
    cancel: () => answer.destroy(),
  }
}

/** @throws TooLong above `limit` bytes, unpacked, whatever the length was said to be */
function textOf(answer: IncomingMessage, limit: number): Promise<string> {
  const unpacked = unpackedFrom(answer)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const failed = (error: unknown) => {
      answer.destroy()
      reject(error instanceof Error ? error : new Error('The answer could not be read.'))
    }
    if (answer.errored) return failed(answer.errored)
    answer.on('error', failed)
    unpacked
      .on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength
        if (bytes > limit) failed(new TooLong())
        else chunks.push(chunk)
      })
      .on('end', () => resolve(new TextDecoder().decode(Buffer.concat(chunks))))
      .on('error', failed)
  })
}

function unpackedFrom(answer: IncomingMessage): Readable {
  const packed = answer.headers['content-encoding']?.toLowerCase()
  if (packed === 'gzip') return answer.pipe(createGunzip())
  return packed === 'br' ? answer.pipe(createBrotliDecompress()) : answer
}
