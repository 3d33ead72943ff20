import { expect, test } from 'vitest'
import type { ChangeOutcome, DocumentChange } from '#core/change-set'
import { appUnderTest } from '../app-under-test'
import { cut, scriptedUpstream } from '../cloudflare/scripted-upstream'
import { sandboxUnderTest, seedWith } from '../sandbox/sandbox-under-test'

const domain = (name: string) => ({ email_domain: { domain: name } })
const inGroup = (id: string) => ({ group: { id } })
const policy = (name: string, ...include: object[]) => ({ name, decision: 'allow', include, session_duration: '24h' })

/** An account with a policy, a group around a group, and a say in what becomes of each write. */
async function withAccount() {
  const under = await sandboxUnderTest({ seeds: [seedWith()] })
  const { sandbox, clock, account } = under
  const writes: string[] = []
  /** Called before each write that reaches Cloudflare; what it answers is the answer. */
  let before: (write: string, count: number) => Response | Promise<Response | void> | void = () => {}
  let quiet = true
  const { call } = appUnderTest({
    upstream: {
      ...scriptedUpstream().options,
      clock: clock.now,
      credential: { authorization: `Bearer ${sandbox.token}` },
      fetch: async (url, init) => {
        if (init.method === 'GET' || quiet) return sandbox.app.request(url, init)
        const named = typeof init.body === 'string' ? (JSON.parse(init.body) as { name: string }).name : ''
        writes.push(`${init.method} ${named}`.trim())
        return (await before(writes.at(-1) ?? '', writes.length)) ?? sandbox.app.request(url, init)
      },
    },
  })
  const at = `/api/accounts/${account}`
  const make = async (kind: string, document: object) => (await call('POST', `${at}/${kind}`, document)).body
  const inner = await make('groups', { name: 'Inner', include: [domain('a.example')] })
  const outer = await make('groups', { name: 'Outer', include: [inGroup(inner.document.id), domain('b.example')] })
  const staff = await make('policies', policy('Staff', inGroup(inner.document.id), domain('c.example')))
  quiet = false
  return {
    ...under,
    call,
    at,
    writes,
    inner,
    outer,
    staff,
    meddle: (then: typeof before) => (before = then),
    apply: (...changes: object[]) => call('POST', `${at}/changes`, { changes }),
    get: async (kind: string, { document: { id } }: { document: { id: string } }) =>
      (await call('GET', `${at}/${kind}/${id}`)).body,
  }
}

type Account = Awaited<ReturnType<typeof withAccount>>

const updateOf = (kind: string, { document, etag }: { document: { id: string }; etag: string }, fields: object) => ({
  action: 'update',
  kind,
  id: document.id,
  etag,
  document: { ...document, ...fields },
})
const removal = (kind: string, { document, etag }: { document: { id: string }; etag: string }) => ({
  action: 'delete',
  kind,
  id: document.id,
  etag,
})

/** The group out of all that uses it, and then gone: given in the wrong order on purpose. */
const withoutInner = ({ inner, outer, staff }: Account) => [
  removal('groups', inner),
  updateOf('policies', staff, { include: [domain('c.example')] }),
  updateOf('groups', outer, { include: [domain('b.example')] }),
]

const told = (outcomes: ChangeOutcome[]) => outcomes.map(({ action, name, state }) => `${action} ${name}: ${state}`)
const serverFault = () => new Response('{"success":false,"errors":[{"code":1,"message":"no"}]}', { status: 400 })

test('a group is taken out of everything and then deleted, in the only order that works', async () => {
  const account = await withAccount()
  const { status, body } = await account.apply(...withoutInner(account))
  expect(status).toBe(200)
  expect(told(body.changes)).toEqual(['update Outer: done', 'update Staff: done', 'delete Inner: done'])
  expect(account.writes).toEqual(['PUT Outer', 'PUT Staff', 'DELETE'])
  expect((await account.get('policies', account.staff)).document.include).toEqual([domain('c.example')])
})

test('a new group is used by a changed policy of the same set', async () => {
  const account = await withAccount()
  const { body } = await account.apply(updateOf('policies', account.staff, { include: [inGroup('new:1')] }), {
    action: 'create',
    kind: 'groups',
    id: 'new:1',
    document: { name: 'Fresh', include: [domain('d.example')] },
  })
  expect(told(body.changes)).toEqual(['create Fresh: done', 'update Staff: done'])
  expect((await account.get('policies', account.staff)).document.include).toEqual([inGroup(body.changes[0].id)])
})

test('when one of them changed meanwhile, nothing at all is written, and the live version is told', async () => {
  const account = await withAccount()
  const [first, , third] = withoutInner(account)
  const old = { ...updateOf('policies', account.staff, {}), etag: '"an older one"' }
  const { status, body } = await account.apply(first!, old, third!)
  expect(status).toBe(412)
  expect(body.error.message).toBe(
    '“Staff”: Somebody changed this policy after you opened it. Look at what it says now, then decide which version to keep. Nothing was changed.',
  )
  expect(told(body.error.changes)).toEqual(['delete Inner: not_done', 'update Staff: failed', 'update Outer: not_done'])
  expect(body.error.live.document).toEqual(account.staff.document)
  expect(account.writes).toEqual([])
})

test('a set that would leave a policy without anybody is refused whole', async () => {
  const account = await withAccount()
  const { status, body } = await account.apply(updateOf('policies', account.staff, { include: [] }))
  expect(status).toBe(400)
  expect(body.error.message).toContain('“Staff”: Nobody is under Who gets in.')
  expect(account.writes).toEqual([])
})

test('an object that cannot be made is found before anything is written', async () => {
  const account = await withAccount()
  const empty = {
    action: 'create',
    kind: 'groups',
    id: 'new:1',
    document: { name: '', include: [domain('d.example')] },
  }
  const { body } = await account.apply(...withoutInner(account), empty)
  expect(told(body.error.changes).at(-1)).toBe('create a group without a name: failed')
  expect(account.writes).toEqual([])
})

test('the first failure stops it, and what was done is undone, last first', async () => {
  const account = await withAccount()
  account.meddle((write, count) => (write === 'DELETE' && count === 3 ? serverFault() : undefined))
  const { status, body } = await account.apply(...withoutInner(account))
  expect(status).toBe(400)
  expect(told(body.error.changes)).toEqual(['update Outer: undone', 'update Staff: undone', 'delete Inner: failed'])
  expect(body.error.message).toContain('What had been done before is undone.')
  expect(account.writes).toEqual(['PUT Outer', 'PUT Staff', 'DELETE', 'PUT Staff', 'PUT Outer'])
  expect((await account.get('policies', account.staff)).etag).toBe(account.staff.etag)
  expect((await account.get('groups', account.outer)).etag).toBe(account.outer.etag)
})

test('what comes after the failure is not tried, and something new is deleted again', async () => {
  const account = await withAccount()
  account.meddle((write) => (write === 'PUT Outer' ? serverFault() : undefined))
  const fresh = {
    action: 'create',
    kind: 'groups',
    id: 'new:1',
    document: { name: 'Fresh', include: [domain('d.example')] },
  }
  const changes = [fresh, updateOf('groups', account.outer, { include: [inGroup('new:1')] }), withoutInner(account)[1]!]
  const { body } = await account.apply(...changes)
  expect(told(body.error.changes)).toEqual(['create Fresh: undone', 'update Outer: failed', 'update Staff: not_done'])
  const groups = (await account.call('GET', `${account.at}/groups`)).body as { name: string }[]
  expect(groups.map(({ name }) => name).toSorted()).toEqual(['Inner', 'Outer'])
})

test('what somebody changed after us is left alone, and it is said what to do', async () => {
  const account = await withAccount()
  const { sandbox, inAccount } = account
  account.meddle(async (write, count) => {
    if (write !== 'DELETE' || count !== 3) return undefined
    await sandbox.app.request(`/client/v4${inAccount(`/access/policies/${account.staff.document.id}`)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${sandbox.token}` },
      body: JSON.stringify(policy('Changed by somebody', domain('x.example'))),
    })
    return serverFault()
  })
  const { body } = await account.apply(...withoutInner(account))
  expect(body.error.message).toContain('Not everything could be set back')
  expect(body.error.changes).toMatchObject([
    { name: 'Outer', state: 'undone' },
    {
      name: 'Staff',
      state: 'left',
      message: 'Somebody changed it meanwhile. So the change is still there: open this policy and set it back by hand.',
    },
    { name: 'Inner', state: 'failed' },
  ])
  expect(body.error.changes[1]).not.toHaveProperty('undo')
  expect((await account.get('policies', account.staff)).document.name).toBe('Changed by somebody')
})

test('when undoing fails as well, each thing is told as it is', async () => {
  const account = await withAccount()
  account.meddle((_, count) => (count >= 3 ? serverFault() : undefined))
  const { body } = await account.apply(...withoutInner(account))
  expect(told(body.error.changes)).toEqual(['update Outer: left', 'update Staff: left', 'delete Inner: failed'])
  for (const { message } of body.error.changes.slice(0, 2)) expect(message).toContain('set it back by hand')

  account.meddle(() => undefined)
  const offered = body.error.changes.flatMap(({ undo }: { undo?: DocumentChange }) => undo ?? [])
  expect((await account.apply(...offered.toReversed())).status).toBe(200)
  expect((await account.get('policies', account.staff)).etag).toBe(account.staff.etag)
  expect((await account.get('groups', account.outer)).etag).toBe(account.outer.etag)
})

test('a deletion that was done is undone by making it again, and its new id is mentioned', async () => {
  const account = await withAccount()
  const extra = (await account.call('POST', `${account.at}/policies`, policy('Extra', domain('e.example')))).body
  account.writes.length = 0
  account.meddle((write, count) => (write === 'DELETE' && count === 2 ? serverFault() : undefined))
  const { body } = await account.apply(removal('policies', account.staff), removal('policies', extra))
  expect(told(body.error.changes).toSorted()).toEqual(['delete Extra: undone', 'delete Staff: failed'])
  expect(body.error.changes[0].message).toContain('a new id')
  const policies = (await account.call('GET', `${account.at}/policies`)).body as { name: string }[]
  expect(policies.map(({ name }) => name).toSorted()).toEqual(['Extra', 'Staff'])
})

test('a write that never reached Cloudflare stops the set before the next', async () => {
  const account = await withAccount()
  account.meddle(async (write) => {
    if (write !== 'PUT Outer' || account.writes.length > 1) return undefined
    return cut(new URL('https://cloudflare.example'), {})
  })
  const { status, body } = await account.apply(...withoutInner(account))
  expect(status).toBe(502)
  expect(told(body.error.changes)).toEqual(['update Outer: failed', 'update Staff: not_done', 'delete Inner: not_done'])
})

test.each([
  [{ changes: [] }],
  [{ changes: [{ action: 'create', kind: 'groups', id: 'not-new', document: {} }] }],
  [{ changes: [{ action: 'update', kind: 'apps', id: 'x', etag: 'y', document: {} }] }],
  [{ changes: [{ action: 'update', kind: 'groups', id: 'x', etag: 'y', document: [] }] }],
  [{}],
])('a set that is none is refused: %j', async (sent) => {
  const { call, at } = await withAccount()
  const { status, body } = await call('POST', `${at}/changes`, sent)
  expect(status).toBe(400)
  expect(body.error.message).toContain('cannot be understood')
})

test('two changes of one thing are refused', async () => {
  const account = await withAccount()
  const { body } = await account.apply(removal('groups', account.inner), updateOf('groups', account.inner, {}))
  expect(body.error.message).toContain('about the same thing')
})
