import { describe, expect, test } from 'vitest'
import { type AccountSettings, DEFAULT_SETTINGS } from '#core/account-settings'
import { refusal } from '../cloudflare/scripted-upstream'
import { historyUnderTest, staff, wider } from '../history-under-test'
import type { Answer } from '../sandbox/sandbox-under-test'

type Deps = Parameters<typeof historyUnderTest>[1]

/** An account in which several people work on drafts. `as`: who asks from now on. */
async function drafting(deps?: Deps) {
  const ids = Array.from({ length: 200 }, (_, at) => `draft-${at}`).values()
  const under = await historyUnderTest({}, { newId: () => ids.next().value ?? '', ...deps })
  const { call, at, who, make } = under
  const policy = await make()
  const change = { action: 'update', kind: 'policies', id: policy.id, etag: policy.etag, document: wider }
  const content = { title: 'Ana joins', changes: [change], reason: 'Launch' }
  return {
    ...under,
    policy,
    content,
    change,
    as: (name: string, role: typeof who.role) => Object.assign(who, { name: `${name}@harbour.example`, role }),
    set: (settings: Partial<AccountSettings>) =>
      call('PUT', `${at}/settings`, { ...DEFAULT_SETTINGS, ...settings }, { 'if-match': '"0"' }),
    begin: async (sent: object = content) => (await call('POST', `${at}/drafts`, sent)).body,
    step: (id: string, step: string, body: object) => call('POST', `${at}/drafts/${id}/${step}`, body),
    keep: (id: string, body: object) => call('PUT', `${at}/drafts/${id}`, body),
    draft: async (id: string) => (await call('GET', `${at}/drafts/${id}`)).body,
    list: async (query = '') => (await call('GET', `${at}/drafts${query}`)).body as { id: string; state: string }[],
    live: async () => (await under.past('GET', `policies/${policy.id}`)).result,
  }
}

const refused = ({ status, body }: Answer) => ({ status, code: body.error?.code })

describe('a draft', () => {
  test('is kept with what it was begun from, and found by its link and in the lists; nothing is live', async () => {
    const { begin, draft, list, live, as } = await drafting()
    const made = await begin()
    expect(made).toMatchObject({ title: 'Ana joins', state: 'draft', author: 'ada@harbour.example', version: 1 })
    expect(made.bases[`policies:${made.changes[0].id}`]).toMatchObject(staff)
    as('vi', 'viewer')
    expect(await draft(made.id)).toEqual(made)
    expect((await list()).map(({ id }) => id)).toEqual([made.id])
    expect(await list('?mine=true')).toEqual([])
    expect(await list('?state=published')).toEqual([])
    expect((await live()).include).toEqual(staff.include)
  })

  test('has a title of up to 200 characters, as a person counts them', async () => {
    const { begin, content } = await drafting()
    expect((await begin({ ...content, title: '🚪'.repeat(200) })).state).toBe('draft')
    expect((await begin({ ...content, title: '🚪'.repeat(201) })).error.place).toEqual({ field: 'title' })
  })

  test('keeps numbers and fields that nobody knows, to the last digit', async () => {
    const { call, at, change } = await drafting()
    const body = JSON.stringify({ title: 'Exact', changes: [change] }).replace(
      '"decision":"allow"',
      '"decision":"allow","unknown":{"exact":1.0}',
    )
    const { status, body: made } = await call('POST', `${at}/drafts`, body)
    expect(status).toBe(201)
    expect((await call('GET', `${at}/drafts/${made.id}`)).text).toContain('"unknown":{"exact":1.0}')
  })

  test('is changed by whoever opened its newest version; who comes later gets that one and loses nothing', async () => {
    const { begin, keep, content, draft } = await drafting()
    const { id } = await begin()
    expect((await keep(id, { ...content, title: 'First', version: 1 })).body).toMatchObject({
      title: 'First',
      version: 2,
    })
    const late = await keep(id, { ...content, title: 'Second', version: 1 })
    expect(refused(late)).toEqual({ status: 412, code: 'changed_meanwhile' })
    expect(late.body.error.live).toMatchObject({ title: 'First', version: 2 })
    expect((await draft(id)).title).toBe('First')
  })

  test('two people change it in the same moment: one is told', async () => {
    const { begin, keep, content } = await drafting()
    const { id } = await begin()
    const answers = await Promise.all(['a', 'b'].map((title) => keep(id, { ...content, title, version: 1 })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  })

  test('begun from a version that is not there any more is refused', async () => {
    const { call, at, content, policy, past } = await drafting()
    await past('PUT', `policies/${policy.id}`, { ...staff, name: 'Theirs' })
    const answer = await call('POST', `${at}/drafts`, content)
    expect(refused(answer)).toEqual({ status: 409, code: 'conflict' })
    expect(answer.body.error.message).toContain('Open it anew and make your change again.')
  })

  test('that is discarded leaves the list, and can be neither changed nor published', async () => {
    const { begin, step, keep, content, list, live } = await drafting()
    const { id } = await begin()
    const { body } = await step(id, 'discard', { version: 1, text: 'Not needed' })
    expect(body).toMatchObject({ state: 'discarded', remarks: [{ what: 'discarded', text: 'Not needed' }] })
    expect(await list()).toEqual([])
    expect((await list('?state=discarded')).map((each) => each.id)).toEqual([id])
    for (const answer of [
      await keep(id, { ...content, version: 2 }),
      await step(id, 'publish', { version: 2 }),
      await step(id, 'propose', { version: 2 }),
    ]) {
      expect(refused(answer)).toEqual({ status: 409, code: 'conflict' })
      expect(answer.body.error.message).toBe('This draft was discarded. Make a new one.')
    }
    expect((await live()).include).toEqual(staff.include)
  })

  test('of another account is not found', async () => {
    const { begin, call } = await drafting()
    const { id } = await begin()
    const other = '0'.repeat(32)
    expect((await call('GET', `/api/accounts/${other}/drafts/${id}`)).status).toBe(404)
    expect((await call('GET', `/api/accounts/${other}/drafts`)).body).toEqual([])
  })

  test.each(['none', '%00', 'x'.repeat(2_000), 'draft-0%00'])('that is not there is not found: %s', async (id) => {
    const { call, at } = await drafting()
    expect((await call('GET', `${at}/drafts/${id}`)).status).toBe(404)
  })
})

describe('what makes no draft is refused at its place, and nothing is kept', () => {
  const update = { action: 'update', kind: 'policies', id: 'x', etag: '"y"', document: {} }

  test.each([
    [{}, 'title', 'Give this draft a title'],
    [{ title: '   ', changes: [update] }, 'title', 'Give this draft a title'],
    [{ title: 7, changes: [update] }, 'title', 'Give this draft a title'],
    [{ title: 'x'.repeat(201), changes: [update] }, 'title', 'Shorten the title'],
    [{ title: 'x', changes: [] }, undefined, 'cannot be understood'],
    [{ title: 'x' }, undefined, 'cannot be understood'],
    [{ title: 'x', changes: [{ ...update, kind: 'apps' }] }, undefined, 'cannot be understood'],
    [{ title: 'x', changes: [{ ...update, document: [] }] }, undefined, 'cannot be understood'],
    [{ title: 'x', changes: [update, update] }, undefined, 'about the same thing'],
    [{ title: 'x', changes: Array.from({ length: 101 }, () => update) }, undefined, 'cannot be understood'],
    [{ title: 'x', changes: [update], reason: 'x'.repeat(2_001) }, 'reason', 'at most 2000 characters'],
    [{ title: 'x', changes: [update], bases: [] }, 'bases', ''],
  ])('%j', async (sent, field, words) => {
    const { call, at, list } = await drafting()
    const { status, body } = await call('POST', `${at}/drafts`, sent)
    expect({ status, code: body.error.code, field: body.error.place?.field }).toEqual({
      status: 400,
      code: 'invalid_request',
      field,
    })
    expect(body.error.message).toContain(words)
    expect(await list()).toEqual([])
  })

  test.each(['', 'null', '[]', '7', '{"title":', '{"title":"x","title":'])('a body that is none: %j', async (body) => {
    const { call, at } = await drafting()
    const { status } = await call('POST', `${at}/drafts`, body)
    expect(status).toBe(400)
  })

  test.each(['propose', 'publish', 'discard', 'send-back'])('a step without a version: %s', async (name) => {
    const { begin, step, draft } = await drafting()
    const { id } = await begin()
    for (const body of [{}, { version: '1' }, { version: 1.5 }, { version: null }]) {
      const { status, body: told } = await step(id, name, { ...body, text: 'x' })
      expect({ status, field: told.error.place?.field }).toEqual({ status: 400, field: 'version' })
    }
    expect((await draft(id)).version).toBe(1)
  })
})

describe('by role', () => {
  test('a viewer changes nothing', async () => {
    const { begin, step, keep, call, at, content, as } = await drafting()
    const { id } = await begin()
    as('vi', 'viewer')
    const answers = [
      await call('POST', `${at}/drafts`, content),
      await keep(id, { ...content, version: 1 }),
      ...(await Promise.all(
        ['propose', 'publish', 'discard', 'send-back'].map((each) => step(id, each, { version: 1 })),
      )),
    ]
    for (const answer of answers) expect(refused(answer)).toEqual({ status: 403, code: 'not_allowed' })
  })

  test('an editor proposes, and neither approves nor sends back', async () => {
    const { begin, step, as, draft, live } = await drafting()
    as('ed', 'editor')
    const { id } = await begin()
    expect((await step(id, 'propose', { version: 1, text: 'Please' })).body.state).toBe('proposed')
    as('eva', 'editor')
    for (const each of ['publish', 'send-back'])
      expect(refused(await step(id, each, { version: 2, text: 'x' }))).toEqual({ status: 403, code: 'not_allowed' })
    expect(await draft(id)).toMatchObject({ state: 'proposed', version: 2 })
    expect((await live()).include).toEqual(staff.include)
  })

  test('an owner sends back with a reason, and it is changed, proposed again and approved; the history tells of all', async () => {
    const { begin, step, keep, content, as, records, live } = await drafting()
    as('ed', 'editor')
    const { id } = await begin()
    await step(id, 'propose', { version: 1 })
    as('oda', 'owner')
    const speechless = await step(id, 'send-back', { version: 2 })
    expect({ status: speechless.status, place: speechless.body.error.place }).toEqual({
      status: 400,
      place: { field: 'text' },
    })
    expect((await step(id, 'send-back', { version: 2, text: 'Only Ana' })).body.state).toBe('sent-back')
    as('ed', 'editor')
    await keep(id, { ...content, title: 'Only Ana joins', version: 3 })
    await step(id, 'propose', { version: 4 })
    as('oda', 'owner')
    const { status, body } = await step(id, 'publish', { version: 5, text: 'Agreed' })
    expect({ status, state: body.state }).toEqual({ status: 200, state: 'published' })
    const said = body.remarks as { actor: string; what: string }[]
    expect(said.map(({ actor, what }) => `${actor.split('@')[0]} ${what}`)).toEqual([
      'ed proposed',
      'oda sent-back',
      'ed proposed',
      'oda approved',
      'oda published',
    ])
    expect((await records())[0]).toMatchObject({ actor: 'oda@harbour.example', reason: 'Agreed', set: body.set })
    expect((await live()).include).toEqual(wider.include)
  })

  test('nobody approves their own proposal, however their name is written', async () => {
    const { begin, step, as, live, draft } = await drafting()
    as('oda', 'owner')
    const { id } = await begin()
    await step(id, 'propose', { version: 1 })
    for (const name of ['oda', 'ODA']) {
      as(name, 'owner')
      const answer = await step(id, 'publish', { version: 2 })
      expect(refused(answer)).toEqual({ status: 403, code: 'not_allowed' })
      expect(answer.body.error.message).toContain('You proposed this yourself')
    }
    expect((await live()).include).toEqual(staff.include)
    expect((await draft(id)).state).toBe('proposed')
  })

  test('what is changed after it was proposed must be proposed anew', async () => {
    const { begin, step, keep, content, as } = await drafting()
    as('ed', 'editor')
    const { id } = await begin()
    await step(id, 'propose', { version: 1 })
    expect((await keep(id, { ...content, version: 2 })).body.state).toBe('draft')
    as('oda', 'owner')
    expect(refused(await step(id, 'send-back', { version: 3, text: 'x' }))).toEqual({ status: 409, code: 'conflict' })
  })
})

describe('who may publish what by risk', () => {
  const two = { none: 'second-person', some: 'second-person', high: 'second-person' } as const

  test('where it takes two, an owner publishes what somebody else proposed, and nobody publishes alone', async () => {
    const { begin, step, as, set, live, change, call, at } = await drafting()
    as('oda', 'owner')
    await set({ publishing: two })
    const alone = await call('POST', `${at}/changes`, { changes: [change] })
    expect(refused(alone)).toEqual({ status: 403, code: 'needs_approval' })
    const { id } = await begin()
    const own = await step(id, 'publish', { version: 1 })
    expect(refused(own)).toEqual({ status: 403, code: 'needs_approval' })
    expect(own.body.error).toMatchObject({ publisher: 'second-person' })
    await step(id, 'propose', { version: 1 })
    expect(refused(await step(id, 'publish', { version: 2 }))).toEqual({ status: 403, code: 'not_allowed' })
    as('otto', 'owner')
    expect((await step(id, 'publish', { version: 2 })).body.state).toBe('published')
    expect((await live()).include).toEqual(wider.include)
  })

  test('where it takes an owner, an editor’s own draft is refused, and is published once an owner approves it', async () => {
    const { begin, step, as, set, live } = await drafting()
    await set({ publishing: { none: 'owner', some: 'owner', high: 'owner' } })
    as('ed', 'editor')
    const { id } = await begin()
    expect(refused(await step(id, 'publish', { version: 1 }))).toEqual({ status: 403, code: 'needs_approval' })
    await step(id, 'propose', { version: 1 })
    as('oda', 'owner')
    expect((await step(id, 'publish', { version: 2 })).status).toBe(200)
    expect((await live()).include).toEqual(wider.include)
  })

  test('what a refusal held up is the same draft as before: it can be published with the version that was opened', async () => {
    const { begin, step, as, set, draft } = await drafting()
    await set({ publishing: two })
    as('ed', 'editor')
    const made = await begin()
    await step(made.id, 'publish', { version: 1 })
    expect(await draft(made.id)).toEqual(made)
  })
})

describe('a draft whose base has changed', () => {
  test('is put together with the live version where the two do not collide', async () => {
    const { begin, step, past, policy, live } = await drafting()
    const { id } = await begin()
    await past('PUT', `policies/${policy.id}`, { ...staff, session_duration: '2h' })
    expect((await step(id, 'publish', { version: 1 })).status).toBe(200)
    expect(await live()).toMatchObject({ include: wider.include, session_duration: '2h' })
  })

  test('is refused with the live version where they do, also as a proposal; it waits as before, and nothing is lost', async () => {
    const { begin, step, past, policy, live, draft, as, content, change } = await drafting()
    as('ed', 'editor')
    const { id } = await begin({ ...content, changes: [{ ...change, document: { ...wider, name: 'Ours' } }] })
    await step(id, 'propose', { version: 1 })
    const waiting = await draft(id)
    await past('PUT', `policies/${policy.id}`, { ...staff, name: 'Theirs' })
    as('oda', 'owner')
    const answer = await step(id, 'publish', { version: 2 })
    expect(refused(answer)).toEqual({ status: 409, code: 'conflict' })
    expect(answer.body.error).toMatchObject({
      message: expect.stringContaining('Nothing was changed.'),
      live: { document: { name: 'Theirs' } },
      changes: [{ state: 'failed', name: 'Ours' }],
    })
    expect((await live()).name).toBe('Theirs')
    expect(await draft(id)).toEqual(waiting)
  })

  test('is refused when what it changes was deleted', async () => {
    const { begin, step, past, policy } = await drafting()
    const { id } = await begin()
    await past('DELETE', `policies/${policy.id}`)
    const answer = await step(id, 'publish', { version: 1 })
    expect(refused(answer)).toEqual({ status: 409, code: 'conflict' })
    expect(answer.body.error.changes[0].message).toContain('Somebody deleted this policy')
  })
})

test('two owners approve in the same moment: it is published once', async () => {
  const { begin, step, as, records } = await drafting()
  as('ed', 'editor')
  const { id } = await begin()
  await step(id, 'propose', { version: 1 })
  as('oda', 'owner')
  const answers = await Promise.all([1, 2].map(() => step(id, 'publish', { version: 2 })))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  expect((await records()).filter(({ action }) => action === 'update')).toHaveLength(1)
})

test('what Cloudflare refuses is told, and the draft is there as before', async () => {
  const { begin, step, upstream, sandbox, draft, records } = await drafting()
  const made = await begin()
  upstream.answer = (url, init) =>
    init.method === 'PUT'
      ? new Response(JSON.stringify(refusal(12130, 'no')), { status: 400 })
      : sandbox.app.request(url.href, init)
  const { status } = await step(made.id, 'publish', { version: 1 })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(await draft(made.id)).toEqual(made)
  upstream.answer = undefined
  expect((await step(made.id, 'publish', { version: 1 })).body.state).toBe('published')
  expect((await records()).map(({ state }) => state)).toEqual(['done', 'failed', 'done'])
})
