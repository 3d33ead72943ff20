import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { dashboard } from './static'

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-static-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><div id="root"></div>')
writeFileSync(join(folder, 'assets', 'index-abc.js'), 'let x')
writeFileSync(join(folder, 'icon.svg'), '<svg/>')
afterAll(() => rmSync(folder, { recursive: true }))

const app = dashboard(folder)

test.each(['/', '/0123/policies', '/0123/policies/new?text=a.b'])('%s opens the dashboard', async (path) => {
  const answer = await app.request(path)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('<div id="root">')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('each page has a nonce of its own, the same in the page and in its policy', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const answer = await app.request('/')
      const inPage = /nonce="([^"]+)"/.exec(await answer.text())?.[1]
      expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${inPage}'`)
      return inPage
    }),
  )
  expect(nonces[0]).not.toBe(nonces[1])
  expect(nonces[0]).toHaveLength(22)
})

test('a file named after its contents is kept for ever, another is asked for again', async () => {
  expect((await app.request('/assets/index-abc.js')).headers.get('cache-control')).toContain('immutable')
  expect((await app.request('/icon.svg')).headers.get('cache-control')).toBe('no-cache')
})

test.each(['/assets/gone.js', '/assets/', '/assets/%2e%2e/%2e%2e/package.json', '/favicon.ico', '/package.json'])(
  '%s is not found, rather than answered with the page',
  async (path) => {
    expect((await app.request(path)).status).toBe(404)
  },
)
