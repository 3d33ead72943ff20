import { gzipSync } from 'node:zlib'
import { type Fault, refusal } from './upstream'

const answer =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Fault =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)

const html = { 'content-type': 'text/html' }

const success = (result: string) => `{"success":true,"errors":[],"messages":[],"result":${result}}`

/** More than is ever read of an answer, out of 200 kB. */
const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '))

const half = '{"success":true,"errors":[],"messages":[],"result":{"id":"0000'

/** Faults of what lies between us and Cloudflare, and of Cloudflare itself. None of them carries out a write. */
export const faults: Readonly<Record<string, Fault>> = {
  'an HTML page with status 200': answer(200, '<html>Welcome to the hotel</html>', html),
  'an HTML page with status 403': answer(403, '<html>Blocked</html>', html),
  'an HTML page with status 404': answer(404, '<html>Not here</html>', html),
  'nothing, with status 200': answer(200, ''),
  'nothing, with status 204': (_, response) => void response.writeHead(204).end(),
  'half a JSON text': answer(200, half),
  'JSON that is no envelope': answer(200, '[1, 2, 3]'),
  null: answer(200, 'null'),
  'success: false with status 200': answer(200, refusal(1000, 'no')),
  'a refusal without a code': answer(400, '{"success":false,"errors":[{}],"messages":[],"result":null}'),
  'a refusal whose errors are no list': answer(400, '{"success":false,"errors":"no","messages":[],"result":null}'),
  'a result of the wrong kind': answer(200, success('"text"')),
  'rows that are no objects, without an end': answer(
    200,
    '{"success":true,"errors":[],"result":7,"result_info":{"total_pages":1e9,"total_count":1e9}}',
  ),
  'JSON nested 100,000 levels deep': answer(200, success(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
  'a broken encoding': answer(200, 'not gzip', { 'content-encoding': 'gzip' }),
  'an answer of 200 MB in 200 kB': answer(200, bomb, { 'content-encoding': 'gzip' }),
  'an announced answer of 1 GB': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000000000' }).write(half)
  },
  'status 500': answer(500, refusal(10001, 'access.api.error.internal_server_error')),
  'status 502 of a gateway': answer(502, '<html>Bad gateway</html>', html),
  'status 503': answer(503, refusal(10001, 'unavailable'), { 'retry-after': '1' }),
  'status 520 of the edge': answer(520, '<html>Unknown error</html>', html),
  'status 429 that says how long': answer(429, refusal(971, 'wait'), { 'retry-after': '300' }),
  'status 429 that does not say how long': answer(429, refusal(971, 'wait')),
  'an expired token': answer(401, refusal(1000, 'Invalid API Token')),
  'a redirect elsewhere': answer(302, '', { location: '/client/v4/elsewhere' }),
  'a redirect to itself for ever': (request, response) =>
    void response.writeHead(307, { location: request.url ?? '' }).end(),
  'a connection cut before an answer': (request) => void request.socket.destroy(),
  'a connection cut in the middle of an answer': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
    response.write(half, () => response.destroy())
  },
  'bytes that are no HTTP': (request) => void request.socket.end('\u0000\u0001 not HTTP at all\r\n\r\n'),
  silence: () => {},
  'headers, then silence': (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders(),
  'a body that never ends': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drip))
  },
  'the credential, repeated': (request, response) =>
    void response
      .writeHead(400, { 'content-type': 'application/json', 'x-echo': String(request.headers.authorization) })
      .end(refusal(6003, `Invalid header ${request.headers.authorization}`)),
}

/** What is a list without entries where one is read, but no answer to a write. */
export const faultsOfWrites: Readonly<Record<string, Fault>> = { 'no result': answer(200, success('null')) }

const after =
  (fault: Fault): Fault =>
  (request, response, apply) => {
    apply()
    fault(request, response, apply)
  }

/** Faults of the answer only: the write itself was carried out. */
export const faultsAfterSaving: Readonly<Record<string, Fault>> = Object.fromEntries(
  [
    'an HTML page with status 200',
    'half a JSON text',
    'status 500',
    'status 502 of a gateway',
    'a connection cut before an answer',
    'a connection cut in the middle of an answer',
    'silence',
  ].flatMap((name) => {
    const fault = faults[name]
    return fault ? [[name, after(fault)]] : []
  }),
)
