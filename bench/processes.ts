import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printed, signIn } from '../e2e/sign-in.mjs'

const running: ChildProcess[] = []
const folders: string[] = []

/** A port that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** A benchmark asks more than any person does. */
const UNHINDERED = { GATEHOUSE_LOG_LEVEL: 'error', GATEHOUSE_RATE_LIMIT_PER_MIN: '1000000' }

/**
 * Starts a built program on a free port with a data folder of its own, and waits until it answers at `path`. With a
 * token Gatehouse wants a sign-in: `headers` are those of somebody who is signed in.
 */
export async function start(file: string, env: Record<string, string>, path: string) {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))
  folders.push(folder)
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, ...UNHINDERED, GATEHOUSE_DATA: folder, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const signedIn = 'CLOUDFLARE_API_TOKEN' in env ? signIn(child.stdout) : undefined
  if (!signedIn) child.stdout.resume()
  const origin = `http://127.0.0.1:${port}`
  const patience = Date.now() + 20_000
  while (Date.now() < patience) {
    const answer = await fetch(origin + path).catch(() => undefined)
    if (answer?.ok) {
      const cookie = await signedIn
      const headers: Record<string, string> = cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {}
      return { origin, child, headers }
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${file} did not answer at ${path} within 20 s`)
}

/** Starts the built sandbox with data of its own, and answers what it prints: where it is and how to get in. */
export async function startSandbox(): Promise<{ baseURL: string; token: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))
  folders.push(folder)
  const child = spawn(process.execPath, ['dist/server/sandbox.js', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  running.push(child)
  const [line] = await printed(child.stdout, /^\{.*\}$/)
  return JSON.parse(line) as { baseURL: string; token: string }
}

/** Resident memory of a process in MB, from the kernel's own figure; `undefined` where there is no /proc. */
export function residentMegabytes(child: ChildProcess): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** Ends one of them, and waits until it has. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exited
}

/** Ends everything that was started and removes its data. */
export function stopAll() {
  for (const child of running) child.kill('SIGTERM')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
