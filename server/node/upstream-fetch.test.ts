import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TooLong } from '../body-text'
import type { Answer } from '../cloudflare/client'
import { createUpstreamFetch } from './upstream-fetch'

const MEGABYTE = 1024 * 1024

let reply: (request: IncomingMessage, response: ServerResponse, body: string) => void
let server: Server
let origin: string
const sockets = new Set<Socket>()

beforeEach(async () => {
  server = createServer((request, response) => {
    sockets.add(request.socket)
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => reply(request, response, Buffer.concat(parts).toString()))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
  sockets.clear()
})

const fetching = createUpstreamFetch()
const ask = async (path: string, init: RequestInit = {}) => (await fetching(origin + path, init)) as Answer

test('what is asked arrives as it was said, and what is answered comes back with its headers', async () => {
  reply = ({ method, url, headers }, response, body) =>
    response
      .writeHead(201, { 'cf-ray': '8f-LIS', 'set-cookie': ['a=1', 'b=2'] })
      .end(JSON.stringify({ method, url, authorization: headers['authorization'], body }))
  const answer = await ask('/a?b=%20c', { method: 'PUT', headers: { authorization: 'Bearer x' }, body: '{"é":"日本"}' })
  expect([answer.status, answer.ok, answer.headers.get('cf-ray')]).toEqual([201, true, '8f-LIS'])
  expect([answer.headers.get('set-cookie'), answer.headers.get('retry-after')]).toEqual(['a=1, b=2', null])
  expect(JSON.parse(await answer.text(MEGABYTE))).toEqual({
    method: 'PUT',
    url: '/a?b=%20c',
    authorization: 'Bearer x',
    body: '{"é":"日本"}',
  })
})

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('an answer packed with %s is unpacked, up to the limit', async (encoding, pack) => {
  const text = 'Łódź, '.repeat(1000)
  reply = (request, response) => {
    expect(request.headers['accept-encoding']).toContain(encoding)
    response.writeHead(200, { 'content-encoding': encoding }).end(pack(text))
  }
  expect(await (await ask('/')).text(MEGABYTE)).toBe(text)
  await expect((await ask('/')).text(1000)).rejects.toBeInstanceOf(TooLong)
})

test.each(['gzip', 'br'])('what is said to be packed with %s and is not is a failure', async (encoding) => {
  reply = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end('{"success":true}')
  await expect((await ask('/')).text(MEGABYTE)).rejects.toThrow()
})

test('an answer above the limit is not read to its end', async () => {
  reply = (_, response) => response.end('x'.repeat(5 * MEGABYTE))
  await expect((await ask('/')).text(MEGABYTE)).rejects.toBeInstanceOf(TooLong)
})

test('a redirect is not followed', async () => {
  reply = (request, response) => {
    expect(request.url).toBe('/here')
    response.writeHead(302, { location: '/there' }).end('moved')
  }
  const answer = await ask('/here')
  expect([answer.status, answer.ok]).toEqual([302, false])
  answer.cancel()
})

test('a connection that is cut before the answer is a failure', async () => {
  reply = (request) => request.socket.destroy()
  await expect(ask('/')).rejects.toThrow('socket hang up')
})

test('a body that breaks off is a failure, not a shorter body', async () => {
  reply = (request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"success":true', () => request.socket.destroy())
  }
  await expect((await ask('/')).text(MEGABYTE)).rejects.toThrow('aborted')
})

test('a body that breaks off before anybody reads it fails whoever reads it then', async () => {
  let cut = () => {}
  reply = (request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"success":true')
    cut = () => request.socket.destroy()
  }
  const answer = await ask('/')
  const gone = new Promise((resolve) => [...sockets][0]?.once('close', resolve))
  cut()
  await gone
  await new Promise((resolve) => setImmediate(resolve))
  await expect(answer.text(MEGABYTE)).rejects.toThrow('aborted')
})

test('whoever calls it off waits no longer, before the answer and in the middle of it', async () => {
  reply = () => {}
  const before = new AbortController()
  const asking = ask('/', { signal: before.signal })
  before.abort()
  await expect(asking).rejects.toThrow('aborted')

  reply = (_, response) => void response.writeHead(200).write('{"succ')
  const within = new AbortController()
  const reading = (await ask('/', { signal: within.signal })).text(MEGABYTE)
  within.abort()
  await expect(reading).rejects.toThrow('aborted')
})

test('nobody who listens is a failure', async () => {
  await new Promise((resolve) => server.close(resolve))
  await expect(ask('/')).rejects.toThrow('ECONNREFUSED')
})

test('one connection serves one request after the other, also after an answer that nobody wanted', async () => {
  reply = (_, response) => response.end('fine')
  for (let nth = 0; nth < 3; nth++) expect(await (await ask('/')).text(MEGABYTE)).toBe('fine')
  expect(sockets.size).toBe(1)
  ;(await ask('/')).cancel()
  expect(await (await ask('/')).text(MEGABYTE)).toBe('fine')
})
