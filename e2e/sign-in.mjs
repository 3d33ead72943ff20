// Signing in as a person does who was given the link that Gatehouse prints where it was started.
import { createInterface } from 'node:readline'

const LINK = /(https?:\/\/\S+)\/sign-in#(\S+)/

/**
 * Reads what a server prints until the line that `fits`, and goes on reading, so that the server never waits for us.
 * @param {NodeJS.ReadableStream} output
 * @param {RegExp} fits
 * @returns {Promise<RegExpExecArray>}
 */
export function printed(output, fits) {
  return new Promise((resolve, reject) => {
    createInterface({ input: output })
      .on('line', (line) => {
        const found = fits.exec(line)
        if (found) resolve(found)
      })
      .on('close', () => reject(new Error(`The server ended without printing ${fits}.`)))
  })
}

/**
 * Uses the link that a server prints.
 * @param {NodeJS.ReadableStream} output what the server prints
 * @returns {Promise<{ name: string, value: string, origin: string }>} the cookie of the session, and the server's address
 */
export async function signIn(output) {
  const [, origin, key] = await printed(output, LINK)
  const answer = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  })
  const [cookie] = answer.headers.getSetCookie()
  const found = /^([^=]+)=([^;]+)/.exec(cookie ?? '')
  if (!answer.ok || !found) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`)
  return { name: found[1], value: found[2], origin }
}

/** A signed-in browser's cookies, as Playwright keeps them. */
export const stateOf = ({ name, value }) => ({
  cookies: [
    {
      name,
      value,
      domain: '127.0.0.1',
      path: '/api',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Strict',
    },
  ],
  origins: [],
})
