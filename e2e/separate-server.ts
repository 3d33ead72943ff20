import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './places.mjs'
import { printed } from './sign-in.mjs'

export interface SeparateServer {
  origin: string
  child: ChildProcess
  /** What it has printed and logged until now. */
  output: () => string
  /** Ends it and waits until it is gone. */
  stop: () => Promise<void>
}

/** The built server with these settings, on a free port and on data of its own, for a test that needs one to itself. */
export async function separateServer(
  settings: Record<string, string>,
  nodeArgs: string[] = [],
): Promise<SeparateServer> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-e2e-'))
  const child = spawn(process.execPath, [...nodeArgs, `${root}dist/server/index.js`], {
    // Nothing that this machine happens to be set to, such as a token.
    env: { PATH: process.env.PATH, GATEHOUSE_DATA: folder, PORT: '0', ...settings },
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve())
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [, origin = ''] = await printed(child.stdout, /Gatehouse is on (\S+)/).catch(() => {
    throw new Error(`The server did not start: ${text}`)
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { origin, child, output: () => text, stop }
}
