import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NOT_A_TOKEN } from '../scripts/build-env.mjs'
import { expect, test } from './fixtures'
import { root } from './places.mjs'
import { separateServer } from './separate-server'

const CANARY = 'canary-of-the-built-server-5d1f'
/** Nobody listens there, so every exchange fails with an error of its own. */
const NOWHERE = 'http://127.0.0.1:9/client/v4'

test('what is set in place of a token while Gatehouse is built is in none of the built files', () => {
  const files = readdirSync(`${root}dist`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const names = files.map(({ name }) => name)
  // Only a build of ours leaves its mark, and so has found this in its environment.
  expect(names).toEqual(expect.arrayContaining(['.built', 'index.html', 'index.js']))
  expect(names.filter((name) => name.endsWith('.map'))).toEqual([])
  const leaking = files.filter(({ name, parentPath }) =>
    readFileSync(join(parentPath, name), 'latin1').includes(NOT_A_TOKEN),
  )
  expect(leaking.map(({ name }) => name)).toEqual([])
})

for (const source of ['the environment', 'a mounted file', 'a .env file']) {
  test(`a token from ${source} is in no page, answer, log line or crash of the built server`, async ({ request }) => {
    // What Node runs first: it writes the file that the settings name, and crashes with the token when it is told to.
    const preload = `
      import { writeFileSync } from 'node:fs'
      if (${JSON.stringify(source)} === 'a mounted file') writeFileSync('token', '${CANARY}\\n')
      if (${JSON.stringify(source)} === 'a .env file') writeFileSync('.env', 'CLOUDFLARE_API_TOKEN=${CANARY}\\n')
      process.on('SIGUSR2', () => {
        if (process.env.CLOUDFLARE_API_TOKEN !== undefined) console.error('still there: ${CANARY}')
        setTimeout(() => { throw new Error('crash with ${CANARY}', { cause: new Error('${CANARY}') }) })
      })`
    const settings: Record<string, string> = { GATEHOUSE_LOG_LEVEL: 'debug', GATEHOUSE_UPSTREAM_BASE_URL: NOWHERE }
    if (source === 'the environment') settings['CLOUDFLARE_API_TOKEN'] = CANARY
    if (source === 'a mounted file') settings['CLOUDFLARE_API_TOKEN_FILE'] = 'token'
    const server = await separateServer(settings, ['--import', `data:text/javascript,${encodeURIComponent(preload)}`])
    const answers: string[] = []
    await expect.poll(server.output).toContain('/sign-in#')
    const [, key] = /sign-in#(\S+)/.exec(server.output()) ?? []
    const headers = { origin: server.origin }
    await request.post(`${server.origin}/api/sign-in`, { headers, data: { key } })
    for (const path of [
      '/',
      '/healthz',
      '/readyz',
      '/api/session',
      '/api/connection',
      '/api/accounts',
      '/api/nothing',
    ]) {
      const answer = await request.get(server.origin + path)
      answers.push(JSON.stringify(answer.headers()) + (await answer.text()))
    }
    expect(answers.join()).toContain('"mode":"live"')
    server.child.kill('SIGUSR2')
    await expect.poll(server.output).toContain('crash with [hidden]')
    await server.stop()
    expect(server.output()).toContain('"level":"info"')
    expect([...answers, server.output()].filter((text) => text.includes(CANARY))).toEqual([])
    // The session is as good as the token.
    const { cookies } = await request.storageState()
    // Beside it there may be the one with which all tests with a token begin.
    const own = cookies.filter(({ name }) => name.endsWith(`_${new URL(server.origin).port}`))
    expect(own).toHaveLength(1)
    expect(server.output()).not.toContain(own[0]?.value)
  })
}
