import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const ACCOUNT = 'a'.repeat(32)

const EVERYBODY = [{ email: { email: 'ana@harbour.example' } }]

/** A Cloudflare that answers with these names for policies and groups, and with nothing else; `decision` is what all policies do. */
export async function hostileCloudflare(names: readonly string[], decision = 'allow') {
  const rows = names.map((name, nth) => ({
    id: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
    name,
    decision,
    reusable: true,
    include: EVERYBODY,
    exclude: [{ group: { id: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}` } }],
    require: [],
  }))
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here')
    const path = pathname.replace('/client/v4', '')
    const one = rows.find(({ id }) => path.endsWith(id))
    const listed = /\/access\/(policies|groups)$/.test(path) ? rows : []
    const result = path === '/accounts' ? [{ id: ACCOUNT, name: names[0] }] : (one ?? listed)
    const count = Array.isArray(result) ? result.length : 1
    answer.setHeader('content-type', 'application/json')
    answer.end(
      JSON.stringify({
        success: true,
        errors: [],
        messages: [],
        result,
        result_info: { page: 1, per_page: 100, count, total_count: count, total_pages: 1 },
      }),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    baseURL: `http://127.0.0.1:${port}/client/v4`,
    idOf: (name: string) => rows[names.indexOf(name)]?.id ?? '',
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
