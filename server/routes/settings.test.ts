import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#core/account-settings'
import { appOverSandbox } from '../app-under-test'
import type { Actor } from '../auth/sign-in'
import { seedWith } from '../sandbox/sandbox-under-test'

async function settingsUnderTest() {
  let actor: Actor = { name: 'oda@example.com', role: 'owner' }
  const { call, accounts } = await appOverSandbox([seedWith(), seedWith()], {
    signIn: { way: 'access', actorOf: () => actor },
  })
  const at = (nth: number) => `/api/accounts/${accounts[nth]?.id}/settings`
  return {
    as: (name: string, role: Actor['role']) => (actor = { name, role }),
    read: async (nth = 0) => (await call('GET', at(nth))).body,
    save: (settings: object, etag?: string) =>
      call('PUT', at(0), settings, etag === undefined ? {} : { 'if-match': etag }),
  }
}

const changed = {
  ...DEFAULT_SETTINGS,
  break_glass: ['rita@example.com'],
  guards: [{ id: '1', says: 'always-open', email: 'rita@example.com', app: 'a1' }],
  limits: { people: null },
}

test('nobody set anything: the settings are as they are by default', async () => {
  const { read, as } = await settingsUnderTest()
  as('vi@example.com', 'viewer')
  expect(await read()).toEqual({ settings: DEFAULT_SETTINGS, etag: '"0"' })
})

test('an owner sets them for one account, and it is kept who did and when', async () => {
  const { read, save } = await settingsUnderTest()
  const { status, body } = await save(changed, '"0"')
  const expected = { settings: changed, etag: '"1"', actor: 'oda@example.com', at: '2026-11-20T12:00:00.500Z' }
  expect({ status, body }).toEqual({ status: 200, body: expected })
  expect(await read()).toEqual(expected)
  expect((await read(1)).etag).toBe('"0"')
  expect((await save(DEFAULT_SETTINGS, '"1"')).body.etag).toBe('"2"')
})

test('an editor may read them, not set them', async () => {
  const { save, as, read } = await settingsUnderTest()
  as('ed@example.com', 'editor')
  const { status, body } = await save(changed, '"0"')
  expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'not_allowed' })
  expect((await read()).etag).toBe('"0"')
})

test('of two owners the second is told, and sees what the first set', async () => {
  const { save } = await settingsUnderTest()
  await save(changed, '"0"')
  for (const etag of ['"0"', '"7"', 'W/"1"', '1', '']) {
    const { status, body } = await save(DEFAULT_SETTINGS, etag)
    expect({ etag, status, code: body.error.code }).toEqual({ etag, status: 412, code: 'changed_meanwhile' })
    expect(body.error.live).toMatchObject({ settings: changed, etag: '"1"' })
  }
  expect((await save(DEFAULT_SETTINGS)).status).toBe(428)
})

test.each([
  ['break_glass', { break_glass: ['rita'] }, 'has no @'],
  ['guards', { guards: [{ id: '1', says: 'always-open', email: 'rita@example.com' }] }, 'Choose an application'],
  ['guards', { guards: [{ id: '1', says: 'sometimes' }] }, 'Choose what the sentence says'],
  ['guards', { guards: [{ id: '1', says: 'nobody-outside', app: 'a1', domains: [] }] }, 'at least one domain'],
  ['limits', { limits: { people: 0 } }, 'from 1 to 100,000'],
  ['limits', { limits: { people: 1.5 } }, 'whole number'],
  ['publishing', { publishing: { none: 'editor', some: 'editor', high: 'anybody' } }, 'Choose who may publish'],
  [undefined, { colour: 'red' }, 'no setting called colour'],
  ['company_domains', { company_domains: ['@example.com'] }, 'Leave out the @'],
  ['sensitive_apps', { sensitive_apps: 'all' }, 'A list of applications'],
])('what cannot be set is refused at its place: %s', async (field, wrong, sentence) => {
  const { save, read } = await settingsUnderTest()
  const { status, body } = await save({ ...DEFAULT_SETTINGS, ...wrong }, '"0"')
  expect({ status, place: body.error.place?.field }).toEqual({ status: 400, place: field })
  expect(body.error.message).toContain(sentence)
  expect((await read()).etag).toBe('"0"')
})
