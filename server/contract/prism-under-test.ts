import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const DOCUMENT = fileURLToPath(new URL('openapi-access.json', import.meta.url))

const LISTENING = /Prism is listening on (http:\/\/127\.0\.0\.1:\d+)/

/**
 * An upstream that knows nothing but Cloudflare's document: every answer is made of its examples, and what it is sent
 * is checked against it. On a free port of this machine, until the file's tests are over.
 * @returns its address
 */
export async function startPrism(): Promise<string> {
  const prism = createRequire(import.meta.url).resolve('@stoplight/prism-cli')
  const child = spawn(process.execPath, [prism, 'mock', '--host', '127.0.0.1', '--port', '0', DOCUMENT])
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  afterAll(async () => {
    child.kill()
    await ended
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (text: Buffer) => {
      said += text.toString()
      const [, address] = LISTENING.exec(said) ?? []
      if (address) resolve(address)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`Prism ended before it listened: ${said}`)))
  })
}
