import { expect, test } from 'vitest'
import { type AccountSettings, DEFAULT_SETTINGS } from '#core/account-settings'
import { appOverSandbox } from './app-under-test'
import type { Actor } from './auth/sign-in'
import { json, refusal } from './cloudflare/scripted-upstream'
import { seedWith } from './sandbox/sandbox-under-test'

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`
const [APP, POLICY, GROUP, RITA] = [id(1), id(2), id(3), id(4)]
const email = (name: string) => ({ email: { email: `${name}@example.com` } })
const emails = (...names: string[]) => names.map(email)

/** Payroll, with one policy that lets in a group with these people. */
const seed = () =>
  seedWith({
    apps: [
      {
        id: APP,
        name: 'Payroll',
        type: 'self_hosted',
        domain: 'pay.example.com',
        policies: [{ id: POLICY, precedence: 1 }],
      },
    ],
    policies: [{ id: POLICY, name: 'Payroll people', decision: 'allow', include: [{ group: { id: GROUP } }] }],
    groups: [{ id: GROUP, name: 'Payroll team', include: emails('rita', 'ed', 'oda') }],
    users: [{ id: RITA, email: 'rita@example.com', name: 'Rita', last_successful_login: '2026-11-19T10:00:00Z' }],
    identities: [
      { id: 'i', user_id: RITA, last_login: '2026-11-19T10:00:00Z', request: { email: 'rita@example.com' } },
    ],
  })

async function publishing(settings: Partial<AccountSettings> = {}, options: Parameters<typeof appOverSandbox>[1] = {}) {
  let actor: Actor = { name: 'oda@example.com', role: 'owner' }
  const under = await appOverSandbox([seed()], { signIn: { way: 'access', actorOf: () => actor }, ...options })
  const at = `/api/accounts/${under.account}`
  await under.call('PUT', `${at}/settings`, { ...DEFAULT_SETTINGS, ...settings }, { 'if-match': '"0"' })
  const { body: group } = await under.call('GET', `${at}/groups/${GROUP}`)
  const { body: policy } = await under.call('GET', `${at}/policies/${POLICY}`)
  const groupOf = (include: object[]) => ({ ...group.document, include })
  const change = (include: object[]) => ({
    action: 'update',
    kind: 'groups',
    id: GROUP,
    etag: group.etag,
    document: groupOf(include),
  })
  return {
    ...under,
    at,
    group,
    policy,
    as: (name: string, role: Actor['role']) => (actor = { name: `${name}@example.com`, role }),
    change,
    /** The group of Payroll becomes these rules. */
    publish: (include: object[], more: object = {}) =>
      under.call('POST', `${at}/changes`, { changes: [change(include)], ...more }),
    save: (include: object[]) =>
      under.call('PUT', `${at}/groups/${GROUP}`, groupOf(include), { 'if-match': group.etag }),
    assess: (include: object[]) => under.call('POST', `${at}/assess`, { changes: [change(include)] }),
    members: async () => (await under.call('GET', `${at}/groups/${GROUP}`)).body.document.include,
  }
}

const before = emails('rita', 'ed', 'oda')

test('what a publish would do is told before, to viewers too, and nothing is written', async () => {
  const { assess, as, members, sent } = await publishing()
  as('vi', 'viewer')
  const { status, body } = await assess([...before, email('new')])
  expect(status).toBe(200)
  expect(body).toMatchObject({
    assessment: {
      people: {
        gain: 1,
        lose: 0,
        gaining: ['new@example.com'],
        apps: [{ id: APP, name: 'Payroll', gain: 1, lose: 0 }],
      },
      breaches: [],
      risk: 'some',
    },
    unchecked: [],
  })
  expect(await members()).toEqual(before)
  expect(sent.filter((method) => method !== 'GET')).toEqual([])
})

test('nothing that nobody guards is in the way', async () => {
  const { publish, members } = await publishing()
  const after = emails('rita', 'oda', 'new')
  const { status, body } = await publish(after, { reason: 'Ed left' })
  expect({ status, state: body.changes[0].state, unchecked: body.unchecked }).toEqual({
    status: 200,
    state: 'done',
    unchecked: undefined,
  })
  expect(await members()).toEqual(after)
})

test.each([
  ['self', {}, emails('rita', 'ed'), 'You would lose Payroll'],
  [
    'break-glass',
    { break_glass: ['rita@example.com'] },
    emails('ed', 'oda'),
    'rita@example.com is kept for emergencies',
  ],
  ['people-limit', { limits: { people: 1 } }, emails('rita', 'oda', 'x', 'y'), 'Your limit is 1'],
  [
    'sentence',
    { guards: [{ id: 'g', says: 'always-open', email: 'ed@example.com', app: APP }] },
    emails('rita', 'oda'),
    'ed@example.com',
  ],
  [
    'sentence',
    { guards: [{ id: 'g', says: 'nobody-outside', domains: ['example.com'], app: APP }] },
    [...before, { email: { email: 'x@gmail.com' } }],
    'x@gmail.com',
  ],
] as [string, Partial<AccountSettings>, object[], string][])(
  '%s stops it, whoever publishes, and nothing is written',
  async (guard, settings, include, words) => {
    const { publish, save, members } = await publishing(settings)
    for (const { status, body } of [await publish(include), await save(include)]) {
      expect({ status, code: body.error?.code }).toEqual({ status: 409, code: 'guarded' })
      expect(body.error.message).toContain(words)
      expect(body.error.breaches).toMatchObject(
        expect.arrayContaining([expect.objectContaining({ guard, verdict: 'broken' })]),
      )
    }
    expect(await members()).toEqual(before)
  },
)

test('what was judged a moment ago counts for the same person, change and settings only', async () => {
  const { assess, publish, as, call, at, members } = await publishing()
  const [without, code] = [
    emails('ed', 'oda'),
    async (answer: ReturnType<typeof publish>) => (await answer).body.error?.code,
  ]
  expect((await assess(without)).body.assessment.breaches).toEqual([])
  as('rita', 'owner')
  expect(await code(publish(without))).toBe('guarded')
  as('oda', 'owner')
  expect(await code(publish(emails('rita', 'ed')))).toBe('guarded')
  const kept = { ...DEFAULT_SETTINGS, break_glass: ['rita@example.com'] }
  expect((await call('PUT', `${at}/settings`, kept, { 'if-match': '"1"' })).status).toBe(200)
  expect(await code(publish(without))).toBe('guarded')
  expect(await members()).toEqual(before)
})

test('the last rule that lets anybody in does not go', async () => {
  const { call, at, policy } = await publishing({ limits: { people: null } })
  const kept = { ...policy.document, require: [{ email: { email: 'nobody@nowhere.example' } }] }
  const { status, body } = await call('PUT', `${at}/policies/${POLICY}`, kept, { 'if-match': policy.etag })
  expect({ status, code: body.error?.code }).toEqual({ status: 409, code: 'guarded' })
  expect(body.error.breaches.map(({ guard }: { guard: string }) => guard)).toContain('self')
})

test('an owner overrides it with a reason, an editor does not', async () => {
  const { publish, as, members } = await publishing({ break_glass: ['rita@example.com'] })
  const include = emails('ed', 'oda')
  as('ed', 'editor')
  const refused = await publish(include, { override: { reason: 'I want to' } })
  expect({ status: refused.status, code: refused.body.error.code }).toEqual({ status: 409, code: 'guarded' })
  expect(refused.body.error.message).toContain('An owner of this Gatehouse can publish it all the same')
  as('oda', 'owner')
  expect((await publish(include, { override: { reason: '  ' } })).body.error.place).toEqual({ field: 'override' })
  expect(await members()).toEqual(before)
  expect((await publish(include, { override: { reason: 'Rita left the company' } })).status).toBe(200)
  expect(await members()).toEqual(include)
})

test('who may publish depends on how far it reaches', async () => {
  const { publish, save, as } = await publishing({
    publishing: { none: 'editor', some: 'owner', high: 'second-person' },
  })
  as('ed', 'editor')
  for (const { status, body } of [await publish([...before, email('new')]), await save([...before, email('new')])]) {
    expect({ status, code: body.error?.code, risk: body.error?.risk, publisher: body.error?.publisher }).toEqual({
      status: 403,
      code: 'needs_approval',
      risk: 'some',
      publisher: 'owner',
    })
  }
  as('oda', 'owner')
  const anyone = await publish([...before, { everyone: {} }])
  expect({ status: anyone.status, risk: anyone.body.error?.risk }).toEqual({ status: 403, risk: 'high' })
  expect(anyone.body.error.message).toContain('for somebody else to publish')
  expect((await publish([...before, email('new')])).status).toBe(200)
})

test('a guard does not hide what is wrong with the change itself', async () => {
  const { publish, save, as, call, at, group, members } = await publishing({ break_glass: ['rita@example.com'] })
  as('oda', 'owner')
  for (const { status, body } of [await publish([]), await save([])]) {
    expect({ status, code: body.error.code }).toEqual({ status: 400, code: 'invalid_request' })
  }
  const old = { 'if-match': '"an older one"' }
  const { status, body } = await call(
    'PUT',
    `${at}/groups/${GROUP}`,
    { ...group.document, include: emails('ed', 'oda') },
    old,
  )
  expect({ status, live: body.error.live.etag }).toEqual({ status: 412, live: group.etag })
  expect((await call('DELETE', `${at}/groups/${id(8)}`, undefined, old)).status).toBe(404)
  expect(await members()).toEqual(before)
})

test('what somebody changed past us since the list was read counts', async () => {
  const { call, at, sandbox, inAccount, account } = await publishing({ break_glass: ['rita@example.com'] })
  await call('GET', `/api/accounts/${account}/facts`)
  // In Cloudflare's dashboard Rita is put on the policy itself.
  await sandbox.app.request(`/client/v4${inAccount(`/access/policies/${POLICY}`)}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sandbox.token}` },
    body: JSON.stringify({
      name: 'Payroll people',
      decision: 'allow',
      include: [{ group: { id: GROUP } }, email('rita')],
    }),
  })
  const { body: live } = await call('GET', `${at}/policies/${POLICY}?latest=yes`)
  const without = { ...live.document, include: [{ group: { id: GROUP } }] }
  expect((await call('PUT', `${at}/policies/${POLICY}`, without, { 'if-match': live.etag })).status).toBe(200)
})

test('where the account cannot be read, what was not checked is told; guards that are set stop it', async () => {
  const blind = async (settings: Partial<AccountSettings>) => {
    const under = await publishing(settings)
    const seen = under.sandbox.app.request.bind(under.sandbox.app)
    under.upstream.answer = (url, init) =>
      url.pathname.endsWith('/access/apps')
        ? json(refusal(10000, 'Authentication error'), 403)(url, init)
        : seen(url.href, init)
    return under
  }
  const open = await blind({})
  const { status, body } = await open.save(emails('rita', 'oda'))
  expect(status).toBe(200)
  const guards = (all: { guard: string }[]) => all.map(({ guard }) => guard)
  expect(guards(body.unchecked)).toEqual(['self', 'approver', 'last-let-in', 'people-limit'])
  expect(body.unchecked[0]).toMatchObject({
    message: expect.stringMatching(/^It could not be checked whether you would lose access yourself\. /),
    permission: 'Access: Apps and Policies Read',
  })

  const guarded = await blind({ break_glass: ['rita@example.com'] })
  expect((await guarded.assess(emails('oda'))).body).toEqual({ unchecked: expect.any(Array) })
  const stopped = await guarded.publish(emails('rita', 'oda'))
  expect({ status: stopped.status, code: stopped.body.error.code }).toEqual({ status: 409, code: 'guarded' })
  expect(guards(stopped.body.error.unchecked)).toEqual(['break-glass'])
  expect((await guarded.publish(emails('rita', 'oda'), { override: { reason: 'Seen to by hand' } })).status).toBe(200)

  const careful = await blind({ publishing: { none: 'editor', some: 'editor', high: 'owner' } })
  careful.as('ed', 'editor')
  expect((await careful.publish(emails('rita', 'oda'))).body.error).toMatchObject({
    code: 'needs_approval',
    risk: 'high',
  })
})

test('where it cannot be told who is there, the limit is told as unchecked', async () => {
  const { save, upstream, sandbox } = await publishing()
  upstream.answer = (url, init) =>
    url.pathname.endsWith('/access/users')
      ? json(refusal(10000, 'Authentication error'), 403)(url, init)
      : sandbox.app.request(url.href, init)
  const { status, body } = await save(emails('rita', 'oda'))
  expect({ status, unchecked: body.unchecked }).toMatchObject({
    status: 200,
    unchecked: [{ guard: 'people-limit', permission: 'Access: Audit Logs Read' }],
  })
})

test('a draft that a guard stops is as it was, and an owner overrides it with the version that was opened', async () => {
  const ids = Array.from({ length: 50 }, (_, at) => `id-${at}`).values()
  const { call, at, change, members } = await publishing(
    { break_glass: ['rita@example.com'] },
    { newId: () => ids.next().value ?? '' },
  )
  const after = emails('ed', 'oda')
  const { body: draft } = await call('POST', `${at}/drafts`, { title: 'Rita left', changes: [change(after)] })
  const publish = (more: object = {}) => call('POST', `${at}/drafts/${draft.id}/publish`, { version: 1, ...more })
  expect((await publish()).body.error).toMatchObject({ code: 'guarded', breaches: [{ guard: 'break-glass' }] })
  expect((await publish({ override: { reason: ' ' } })).status).toBe(400)
  expect((await call('GET', `${at}/drafts/${draft.id}`)).body).toEqual(draft)
  expect(await members()).toEqual(before)
  const { body } = await publish({ override: { reason: 'She left the company' } })
  expect(body.state).toBe('published')
  expect(await members()).toEqual(after)
  const { records } = (await call('GET', `${at}/history`)).body
  expect(records[0]).toMatchObject({ override: 'She left the company', set: body.set, people: { lose: 1 } })
})
