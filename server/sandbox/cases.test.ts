import { describe, expect, test } from 'vitest'
import * as cases from './cases'
import { failure, sandboxUnderTest, type Answer } from './sandbox-under-test'

const internal = { status: 500, code: 10001, message: 'access.api.error.internal_server_error' }
const slow = { status: 429, code: 971, message: 'Please wait and consider throttling your request speed' }
const retryAfter = ({ headers }: Answer) => headers.get('retry-after')

describe.each([
  ['/access/policies', { decision: 'allow', include: [{ everyone: {} }] }],
  ['/access/groups', { include: [{ everyone: {} }] }],
])('saving under a name that fails: %s', (path, document) => {
  async function save(name: string) {
    const under = await sandboxUnderTest()
    const url = under.inAccount(path)
    const made = await under.call('POST', url, { ...document, name })
    const stored = (await under.call('GET', url)).body.result.length
    const kept = (await under.call('POST', url, { ...document, name: 'Plain' })).body.result.id
    const changed = await under.call('PUT', `${url}/${kept}`, { ...document, name })
    return { made, stored, changed, again: () => under.call('PUT', `${url}/${kept}`, { ...document, name }) }
  }

  test('Cloudflare is down', async () => {
    const { made, stored, changed } = await save(cases.FAILS_TO_SAVE)
    expect([failure(made), failure(changed), stored]).toEqual([internal, internal, 0])
  })

  test('Cloudflare is down once', async () => {
    const { changed, again } = await save(cases.FAILS_ONCE)
    expect(failure(changed)).toEqual(internal)
    expect((await again()).status).toBe(200)
    expect((await again()).status).toBe(500)
  })

  test('a page of HTML comes back', async () => {
    const { made, stored } = await save(cases.ANSWERS_HTML)
    expect([made.status, made.headers.get('content-type'), stored]).toEqual([502, 'text/html; charset=UTF-8', 0])
    expect(made.text).toContain('<html>')
  })

  test('nothing comes back', async () => {
    const { made, stored } = await save(cases.ANSWERS_NOTHING)
    expect([made.status, made.text, stored]).toEqual([200, '', 0])
  })

  test('half a body comes back', async () => {
    const under = await sandboxUnderTest()
    const response = await under.sandbox.app.request(`/client/v4${under.inAccount(path)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${under.sandbox.token}` },
      body: JSON.stringify({ ...document, name: cases.HALF_A_BODY }),
    })
    expect(response.status).toBe(200)
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  test('Cloudflare asks to wait two seconds', async () => {
    const { made, changed } = await save(cases.SLOW_DOWN)
    expect([failure(made), retryAfter(made), failure(changed)]).toEqual([slow, '2', slow])
  })

  test('Cloudflare asks to wait and does not say how long', async () => {
    const { made } = await save(cases.SLOW_DOWN_WITHOUT_SAYING)
    expect([failure(made), retryAfter(made)]).toEqual([slow, null])
  })

  test('Cloudflare refuses', async () => {
    const { made } = await save(cases.REFUSED)
    expect(failure(made)).toEqual({
      status: 400,
      code: 12130,
      message: 'access.api.error.invalid_request: this was refused',
    })
  })

  test('Cloudflare stores it and says that it failed', async () => {
    const { made, stored } = await save(cases.SAVES_BUT_FAILS)
    expect([failure(made), stored]).toEqual([internal, 1])
  })
})
