import { expect, test } from 'vitest'
import { appUnderTest, sha256 } from '../app-under-test'
import { scriptedUpstream } from '../cloudflare/scripted-upstream'
import { handClock } from '../sandbox/sandbox-under-test'
import { linkSignIn } from './link'

const MINUTE = 60
const HOUR = 60 * MINUTE

function withLinks({ secure = false } = {}) {
  const clock = handClock()
  const shown: string[] = []
  let count = 0
  const signIn = linkSignIn({
    clock: clock.now,
    sha256,
    show: (key) => shown.push(key),
    newSecret: () => `secret-${(count += 1)}`,
    secure,
  })
  const { call, lines } = appUnderTest({ upstream: scriptedUpstream().options, mode: 'live', signIn })
  const visit = (cookie?: string) => call('GET', '/api/session', undefined, cookie === undefined ? {} : { cookie })
  const use = (key: unknown) => call('POST', '/api/sign-in', { key })
  /** Signs in with the link that was shown last, and answers the cookie as the browser sends it. */
  const enter = async () => cookieOf((await use(shown.at(-1))).headers)
  return { clock, shown, signIn, call, visit, use, enter, lines }
}

const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

test('the link of the terminal lets its browser in, as owner', async () => {
  const { signIn, visit, enter } = withLinks()
  await signIn.offer()
  const { status, body } = await visit(await enter())
  expect({ status, ...body }).toMatchObject({ status: 200, actor: 'local', role: 'owner', signIn: 'link' })
})

test('the cookie is out of reach of scripts, of other sites and of other paths', async () => {
  const { signIn, use, shown } = withLinks()
  await signIn.offer()
  const [cookie] = (await use(shown[0])).headers.getSetCookie()
  expect(cookie).toMatch(/^gatehouse_session_80=secret-2;/)
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api', 'Max-Age=43200']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Secure')
})

test('over https the cookie never travels otherwise', async () => {
  const { signIn, use, shown } = withLinks({ secure: true })
  await signIn.offer()
  expect((await use(shown[0])).headers.getSetCookie()[0]).toContain('Secure')
})

test('a link works once', async () => {
  const { signIn, enter, use, shown, visit } = withLinks()
  await signIn.offer()
  const cookie = await enter()
  const again = await use(shown[0])
  expect({ status: again.status, code: again.body.error.code }).toEqual({ status: 401, code: 'not_signed_in' })
  expect(again.headers.getSetCookie()).toEqual([])
  expect((await visit(cookie)).status).toBe(200)
})

test('a link ends after ten minutes, and the next visit shows a fresh one', async () => {
  const { signIn, clock, use, shown, visit, enter } = withLinks()
  await signIn.offer()
  clock.advance(10 * MINUTE)
  expect((await use(shown[0])).status).toBe(401)
  expect(shown).toHaveLength(2)
  expect((await visit(await enter())).status).toBe(200)
})

test('who is not signed in is told where to find a link; as long as one is good no other is shown', async () => {
  const { signIn, visit, shown } = withLinks()
  await signIn.offer()
  const { status, body } = await visit()
  expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'not_signed_in' })
  expect(body.error.message).toContain('window where Gatehouse was started')
  for (let nth = 0; nth < 50; nth += 1) await visit('gatehouse_session_80=guess')
  expect(shown).toHaveLength(1)
})

test.each([[''], ['guess'], [null], [{ $ne: '' }], [['secret-1']]])('the key %j lets nobody in', async (key) => {
  const { signIn, use } = withLinks()
  await signIn.offer()
  const { status, headers } = await use(key)
  expect({ status, cookies: headers.getSetCookie() }).toEqual({ status: 401, cookies: [] })
})

test('before a link was shown no key is right', async () => {
  expect((await withLinks().use('')).status).toBe(401)
})

test('a session ends two hours after it was last used', async () => {
  const { signIn, clock, visit, enter } = withLinks()
  await signIn.offer()
  const cookie = await enter()
  clock.advance(2 * HOUR - 1)
  expect((await visit(cookie)).status).toBe(200)
  clock.advance(2 * HOUR)
  const { status, body } = await visit(cookie)
  expect({ status, message: body.error.message }).toMatchObject({ status: 401, message: /has ended/ })
})

test('a session ends after twelve hours, however busy', async () => {
  const { signIn, clock, visit, enter } = withLinks()
  await signIn.offer()
  const cookie = await enter()
  for (let hour = 1; hour < 12; hour += 1) {
    clock.advance(HOUR)
    expect((await visit(cookie)).status).toBe(200)
  }
  clock.advance(HOUR)
  expect((await visit(cookie)).status).toBe(401)
})

test('who signs out is out, also with the old cookie', async () => {
  const { signIn, call, visit, enter } = withLinks()
  await signIn.offer()
  const cookie = await enter()
  const out = await call('DELETE', '/api/sign-in', undefined, { cookie })
  expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0')
  expect((await visit(cookie)).status).toBe(401)
})

test('the cookie of a server on another port is not ours', async () => {
  const { signIn, visit, enter } = withLinks()
  await signIn.offer()
  const cookie = (await enter()).replace('_80=', '_8787=')
  expect((await visit(cookie)).status).toBe(401)
})

test('neither the key nor the session is ever in the log', async () => {
  const { signIn, visit, enter, lines, use } = withLinks()
  await signIn.offer()
  await visit(await enter())
  await use('secret-1')
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join('\n')).not.toMatch(/secret-\d/)
})
