import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the false Cloudflare does with one exchange, instead of answering it. `apply` carries out what was asked. */
export type Fault = (request: IncomingMessage, response: ServerResponse, apply: () => void) => void

export interface Upstream {
  /** For GATEHOUSE_UPSTREAM_BASE_URL. */
  baseURL: string
  /** The documents by id, as they are now. */
  documents: Map<string, Record<string, unknown>>
  /** Paths that were asked for. */
  asked: string[]
  /** How to treat reads and writes from now on; `undefined` = well. */
  faults: { reads?: Fault | undefined; writes?: Fault | undefined }
  close(): void
}

export const ACCOUNT = 'a'.repeat(32)
export const POLICY = '00000000-0000-4000-8000-0000000000a1'

const envelope = (result: unknown, more: object = {}) =>
  JSON.stringify({ success: true, errors: [], messages: [], result, ...more })

/** A Cloudflare with one account and one policy, on a free port of this machine. */
export async function startUpstream(policy: Record<string, unknown> = {}): Promise<Upstream> {
  const include = [{ email_domain: { domain: 'harbour.example' } }]
  const first = { id: POLICY, name: 'Staff', decision: 'allow', include, reusable: true, ...policy }
  const documents = new Map<string, Record<string, unknown>>([[POLICY, first]])
  const asked: string[] = []
  const faults: Upstream['faults'] = {}
  let made = 0

  /** What Cloudflare would answer, and `apply` for what it would do. */
  function well(method: string, path: string, body: string): { status: number; text: string; apply: () => void } {
    const still = (status: number, text: string) => ({ status, text, apply: () => {} })
    const [, , account, , kind, id] = path.split('/')
    if (path === '/accounts') return still(200, paged([{ id: ACCOUNT, name: 'Harbour' }]))
    if (path.endsWith('/tokens/verify')) return still(200, envelope({ id: 't', status: 'active' }))
    if (account !== ACCOUNT || kind !== 'policies') return still(200, paged([]))
    if (method === 'GET' && id === undefined) return still(200, paged([...documents.values()]))
    const known = id === undefined ? undefined : documents.get(id)
    if (id !== undefined && !known) return still(404, refusal(12135, 'access.api.error.not_found'))
    if (method === 'GET') return still(200, envelope(known))
    if (method === 'DELETE') {
      return { status: 202, text: envelope({ id }), apply: () => void documents.delete(id ?? '') }
    }
    const fresh = id ?? `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`
    const written = { created_at: new Date().toISOString(), ...(JSON.parse(body) as object), id: fresh }
    return { status: id ? 200 : 201, text: envelope(written), apply: () => void documents.set(fresh, written) }
  }

  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace('/client/v4', '').replace(/\?.*/, '')
    asked.push(path)
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const method = request.method ?? 'GET'
      const { status, text, apply } = well(method, path, Buffer.concat(parts).toString('utf8'))
      const fault = method === 'GET' ? faults.reads : faults.writes
      if (fault) return fault(request, response, apply)
      apply()
      response.writeHead(status, { 'content-type': 'application/json', 'cf-ray': '8f1d2c3b4a596877-LIS' }).end(text)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    baseURL: `http://127.0.0.1:${port}/client/v4`,
    documents,
    asked,
    faults,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const paged = (rows: unknown[]) =>
  envelope(rows, {
    result_info: { page: 1, per_page: 100, count: rows.length, total_count: rows.length, total_pages: 1 },
  })

export const refusal = (code: number, message: string) =>
  JSON.stringify({ success: false, errors: [{ code, message }], messages: [], result: null })
