import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, type Asked, type Told } from './wire'

/** How long the program may take to say where it is, in milliseconds, on a busy machine. */
const START_MS = 30_000

const running = new Set<ChildProcess>()
const folders: string[] = []

/** A folder that is removed at the end. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-torture-'))
  folders.push(folder)
  return folder
}

/** Everything that servers ever said, in answers and logs: no secret may be in it. */
export interface Heard {
  /** From now on this is a secret. */
  keep(secret: string): string
  hear(text: string): void
  /** How many texts were heard, how many of them held a secret, and a few of those. */
  sum(): { heard: number; found: number; examples: readonly string[] }
}

export function createHeard(): Heard {
  const secrets: string[] = []
  const leaks: string[] = []
  let heard = 0
  return {
    keep(secret) {
      secrets.push(secret)
      return secret
    },
    hear(text) {
      heard += 1
      if (secrets.some((secret) => text.includes(secret))) leaks.push(text.slice(0, 500))
    },
    sum: () => ({ heard, found: leaks.length, examples: leaks.slice(0, 3) }),
  }
}

export interface Gatehouse {
  port: number
  child: ChildProcess
  /** Everything on standard error so far. */
  log: () => string
  /** Asks as our own page does, signed in where that is needed. Headers given replace those. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Told>
  /** Asks exactly so. */
  ask: (asked: Asked) => Promise<Told>
  /** The session, as the browser sends it. */
  cookie: () => string
  /** Ends it at once, as a crash or the kernel would. */
  kill: () => Promise<void>
  /** Tells it to end, and answers its exit code. */
  stop: () => Promise<number | null>
}

/** A program that ended instead of starting: its exit code and what it said. */
export class DidNotStart extends Error {
  readonly code: number | null

  constructor(code: number | null, said: string) {
    super(said)
    this.code = code
  }
}

/** Starts the built server as a person does, with nothing of this machine's settings. @throws DidNotStart */
export async function startGatehouse(env: Record<string, string>, heard: Heard): Promise<Gatehouse> {
  const child = spawn(process.execPath, ['dist/server/index.js'], {
    env: { PATH: process.env.PATH, PORT: '0', GATEHOUSE_RATE_LIMIT_PER_MIN: '1000000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let out = ''
  let log = ''
  child.stderr.on('data', (part: Buffer) => {
    log += part
    heard.hear(String(part))
  })
  const exited = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve(code)
    })
  })
  const live = env.CLOUDFLARE_API_TOKEN !== undefined
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new DidNotStart(null, `nothing within ${START_MS} ms: ${log}`)), START_MS)
    const done = (then: () => void) => {
      clearTimeout(late)
      then()
    }
    child.stdout.on('data', (part: Buffer) => {
      out += part
      if (/ is on http/.test(out) && (!live || /#\S+\n/.test(out))) done(resolve)
    })
    void exited.then((code) => done(() => reject(new DidNotStart(code, log))))
  })
  const port = Number(/ is on http:\/\/[^ ]*:(\d+) /.exec(out)?.[1])
  const listen = async (asked: Asked) => {
    const told = await ask(port, asked)
    heard.hear(`${JSON.stringify(told.headers)}${told.text}`)
    return told
  }
  const own = { 'sec-fetch-site': 'same-origin', origin: `http://127.0.0.1:${port}` }
  let cookie = ''
  const call: Gatehouse['call'] = (method, path, body, headers = {}) =>
    listen({
      method,
      path,
      headers: {
        ...own,
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  if (live) {
    const key = /#(\S+)\n/.exec(out)?.[1] ?? ''
    const signedIn = await ask(port, {
      method: 'POST',
      path: '/api/sign-in',
      headers: { ...own, 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    })
    cookie = signedIn.headers['set-cookie']?.split(';')[0] ?? ''
    if (cookie === '') throw new DidNotStart(null, `signing in answered ${signedIn.status} ${signedIn.text}`)
    heard.keep(key)
    heard.keep(cookie.slice(cookie.indexOf('=') + 1))
  }
  return {
    port,
    child,
    log: () => log,
    call,
    ask: listen,
    cookie: () => cookie,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** Ends every server and removes every folder that was made here. */
export function cleanUp(): void {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
