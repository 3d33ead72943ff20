import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { root, sandboxFile } from './places.mjs'
import { signIn, stateOf } from './sign-in.mjs'

interface SandboxPlace {
  baseURL: string
  token: string
  readOnlyToken: string
  /** Of the company, the first account. */
  accountId: string
}

/** The sandbox that stands in for Cloudflare. */
export const sandbox = (): SandboxPlace => JSON.parse(readFileSync(sandboxFile, 'utf8')) as SandboxPlace

/**
 * A Gatehouse of the test's own with this token, and the browser signed in there.
 * @returns its address, and how to end it
 */
export async function startWith(context: BrowserContext, token: string, settings: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'))
  const { PATH, HOME, SystemRoot } = process.env
  const server = spawn(process.execPath, [`${root}dist/server/index.js`], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH,
      HOME,
      SystemRoot,
      PORT: '0',
      GATEHOUSE_LOG_LEVEL: 'error',
      GATEHOUSE_DATA: folder,
      GATEHOUSE_UPSTREAM_BASE_URL: sandbox().baseURL,
      CLOUDFLARE_API_TOKEN: token,
      ...settings,
    },
  })
  const stop = async () => {
    // What a page asks of a server that is gone is not its fault.
    await Promise.all(context.pages().map((page) => page.goto('about:blank')))
    const ended = once(server, 'exit')
    server.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const { origin, ...cookie } = await signIn(server.stdout)
  await context.addCookies(stateOf(cookie).cookies)
  return { origin, stop }
}
