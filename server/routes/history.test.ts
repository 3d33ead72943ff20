import { describe, expect, test } from 'vitest'
import { historyUnderTest, staff, wider } from '../history-under-test'

describe('what is published', () => {
  test('is in the history with who, when, why, before, after and what Cloudflare answered', async () => {
    const { call, at, make, records, entry } = await historyUnderTest()
    const { id, etag } = await make()
    const changes = [{ action: 'update', kind: 'policies', id, etag, document: wider }]
    await call('POST', `${at}/changes`, { changes, reason: 'Ana starts on Monday.' })
    expect(await records()).toMatchObject([
      { number: 2, action: 'update', kind: 'policies', id, state: 'done', reason: 'Ana starts on Monday.' },
      { number: 1, action: 'create', id, at: '2026-11-20T12:00:00.500Z', origin: 'gatehouse', state: 'done' },
    ])
    const second = await entry(2)
    expect(second).toMatchObject({ name: 'Staff', actor: 'ada@harbour.example', set: '2' })
    expect([second.before?.include, second.after?.include]).toEqual([staff.include, wider.include])
    expect(second.cloudflare).toEqual({
      status: 200,
      ray: expect.stringMatching(/-LIS$/),
      audit: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(await entry(1)).toMatchObject({ before: null, after: { id }, cloudflare: { status: 201 } })
  })

  test('is there when it failed, with the reason; what was stopped before it was tried is not', async () => {
    const { make, call, at, records } = await historyUnderTest()
    const { id, etag } = await make()
    await call('PUT', `${at}/policies/${id}`, { ...staff, name: '' }, { 'if-match': etag })
    await call('PUT', `${at}/policies/${id}`, wider, { 'if-match': '"another"' })
    expect(await records()).toHaveLength(1)
    const missing = [{ group: { id: '00000000-0000-4000-8000-00000000dead' } }]
    const refused = await call('PUT', `${at}/policies/${id}`, { ...staff, include: missing }, { 'if-match': etag })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    const [last] = await records()
    expect(last).toMatchObject({ number: 2, state: 'failed', message: expect.stringMatching(/\.$/) })
  })

  test('as a set has one set number, and says of each what became of it', async () => {
    const { call, at, make, records } = await historyUnderTest()
    const { id, etag } = await make()
    const gone = '00000000-0000-4000-8000-00000000dead'
    const changes = [
      { action: 'update', kind: 'policies', id, etag, document: wider },
      { action: 'create', kind: 'policies', id: 'new:1', document: { ...staff, include: [{ group: { id: gone } }] } },
      { action: 'create', kind: 'policies', id: 'new:2', document: { ...staff, name: 'Third' } },
    ]
    expect((await call('POST', `${at}/changes`, { changes })).status).toBeGreaterThanOrEqual(400)
    const set = await records('?set=2')
    expect(set.map(({ state }) => state)).toEqual(['not_done', 'failed', 'undone'])
    expect(set.map(({ together }) => together)).toEqual([3, 3, 3])
    expect((await records()).at(-1)).not.toHaveProperty('together')
  })

  test('is not even tried when it cannot be put down', async () => {
    const { make, change, records, past, sent, kept } = await historyUnderTest()
    const { id, etag } = await make()
    const before = sent.filter((method) => method !== 'GET').length
    await kept.prepare('PRAGMA query_only = ON').run()
    const { status, body } = await change(id, etag, wider)
    expect({ status, code: body.error.code }).toEqual({ status: 507, code: 'not_stored' })
    expect(body.error.message).toContain('Nothing was changed.')
    expect(sent.filter((method) => method !== 'GET')).toHaveLength(before)
    expect((await past('GET', `policies/${id}`)).result.include).toEqual(staff.include)
    await kept.prepare('PRAGMA query_only = OFF').run()
    expect((await change(id, etag, wider)).status).toBe(200)
    expect(await records()).toHaveLength(2)
  })
})

describe('the list', () => {
  test('is searched in names, people and reasons, read on, and filtered', async () => {
    const { make, call, at, who, records } = await historyUnderTest()
    const { id, etag } = await make({ ...staff, name: 'Ärzte' })
    who.name = 'bea@harbour.example'
    await make({ ...staff, name: 'Porto studio' }, 'groups').catch(() => undefined)
    await call('POST', `${at}/groups`, { name: 'Porto studio', include: staff.include })
    const changes = [{ action: 'update', kind: 'policies', id, etag, document: { ...wider, name: 'Ärzte' } }]
    await call('POST', `${at}/changes`, { changes, reason: 'Launch week' })
    const found = async (query: string) => (await records(query)).map(({ name, action }) => `${action} ${name}`)
    expect(await found('?q=ärzte')).toEqual(['update Ärzte', 'create Ärzte'])
    expect(await found('?q=week%20launch')).toEqual(['update Ärzte'])
    expect(await found('?q=BEA')).toHaveLength((await records()).length - 1)
    expect(await found('?q=nobody')).toEqual([])
    expect(await found('?actor=ada@harbour.example')).toEqual(['create Ärzte'])
    expect(await found(`?kind=policies&id=${id}`)).toEqual(['update Ärzte', 'create Ärzte'])
    expect(await found('?kind=groups')).not.toContain('create Ärzte')
    expect(await found('?origin=elsewhere')).toEqual([])
    const first = (await call('GET', `${at}/history?limit=1`)).body
    expect(first.records).toHaveLength(1)
    expect(await found(`?before=${first.before}`)).toHaveLength((await records()).length - 1)
  })

  test.each(['limit=0', 'limit=501', 'limit=x', 'before=-1', 'kind=apps', 'origin=here', `q=${'x'.repeat(1_001)}`])(
    'what cannot be asked for is refused in words: %s',
    async (query) => {
      const { call, at } = await historyUnderTest()
      const { status, body } = await call('GET', `${at}/history?${query}`)
      expect({ status, code: body.error.code }).toEqual({ status: 400, code: 'invalid_request' })
    },
  )

  test('a record that is not there is not found', async () => {
    const { call, at } = await historyUnderTest()
    for (const number of ['1', '0', '-1', 'x', '1e3', '9'.repeat(30)])
      expect((await call('GET', `${at}/history/${number}`)).status).toBe(404)
  })

  test('a viewer reads it, takes it along, and takes nothing back', async () => {
    const { call, at, make, who } = await historyUnderTest()
    await make()
    who.role = 'viewer'
    for (const path of ['', '/1', '/export?format=csv', '/names', '/1/restore-preview?version=after'])
      expect((await call('GET', `${at}/history${path}`)).status, path).toBe(200)
    for (const path of ['/1/undo', '/1/restore'])
      expect((await call('POST', `${at}/history${path}`, { version: 'after' })).status, path).toBe(403)
  })
})

describe('undo', () => {
  test('sets a change back, and stands in the history with who and why', async () => {
    const { call, at, make, change, past, records, clock } = await historyUnderTest()
    const { id, etag } = await make()
    await change(id, etag, wider)
    clock.advance(29 * 60)
    const { status, body } = await call('POST', `${at}/history/2/undo`, { reason: 'Too early.' })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { changes: [{ state: 'done', id }], set: '3', notes: [] },
    })
    expect((await past('GET', `policies/${id}`)).result.include).toEqual(staff.include)
    expect(await records()).toMatchObject([
      { number: 3, undoes: 2, reason: 'Too early.', state: 'done' },
      { number: 2, state: 'undone', undone_by: 3 },
      { number: 1, state: 'done' },
    ])
  })

  test('after 30 minutes is refused with a sentence that offers to restore', async () => {
    const { call, at, make, change, clock, past } = await historyUnderTest()
    const { id, etag } = await make()
    await change(id, etag, wider)
    clock.advance(30 * 60 + 1)
    const { status, body } = await call('POST', `${at}/history/2/undo`, {})
    expect({ status, code: body.error.code }).toEqual({ status: 409, code: 'conflict' })
    expect(body.error.message).toMatch(/more than 30 minutes ago.*Restore the version before it/)
    expect((await past('GET', `policies/${id}`)).result.include).toEqual(wider.include)
  })

  test('of a set sets all of it back; a group that was deleted is made anew, and the others point to the new one', async () => {
    const { call, at, make, past } = await historyUnderTest()
    const group = await make({ name: 'Crew', include: staff.include }, 'groups')
    const inGroup = { ...staff, include: [{ group: { id: group.id } }] }
    const policy = await make(inGroup)
    const changes = [
      { action: 'update', kind: 'policies', id: policy.id, etag: policy.etag, document: staff },
      { action: 'delete', kind: 'groups', id: group.id, etag: group.etag },
    ]
    const { body: done } = await call('POST', `${at}/changes`, { changes })
    const { body } = await call('POST', `${at}/history/${done.set}/undo`, {})
    const remade = body.changes.find(({ kind }: { kind: string }) => kind === 'groups').id
    expect(remade).not.toBe(group.id)
    expect((await past('GET', `policies/${policy.id}`)).result.include).toEqual([{ group: { id: remade } }])
    expect(body.notes).toEqual([expect.stringContaining('“Crew” was made again. To Cloudflare it is a new group')])
  })

  test('over somebody else’s newer edit is refused, and tells what stands there now', async () => {
    const { call, at, make, change, past } = await historyUnderTest()
    const { id, etag } = await make()
    await change(id, etag, wider)
    await past('PUT', `policies/${id}`, { ...wider, name: 'Theirs' })
    const { status, body } = await call('POST', `${at}/history/2/undo`, {})
    expect({ status, code: body.error.code }).toEqual({ status: 412, code: 'changed_meanwhile' })
    expect(body.error.message).toContain('Somebody changed “Theirs” after this was published')
    expect(body.error.live.document.name).toBe('Theirs')
    expect((await past('GET', `policies/${id}`)).result.name).toBe('Theirs')
  })

  test('twice is refused; what was undone can be made good by undoing that', async () => {
    const { call, at, make, change, past, records } = await historyUnderTest()
    const { id, etag } = await make()
    await change(id, etag, wider)
    await call('POST', `${at}/history/2/undo`, {})
    const { status, body } = await call('POST', `${at}/history/2/undo`, {})
    expect({ status, message: body.error.message }).toEqual({
      status: 409,
      message: 'This was taken back already, in record 3.',
    })
    expect((await call('POST', `${at}/history/3/undo`, {})).status).toBe(200)
    expect((await past('GET', `policies/${id}`)).result.include).toEqual(wider.include)
    expect((await records()).map(({ number, state }) => [number, state])).toEqual([
      [4, 'done'],
      [3, 'undone'],
      [2, 'done'],
      [1, 'done'],
    ])
  })

  test('of what failed is refused', async () => {
    const { call, at, make } = await historyUnderTest()
    const { id, etag } = await make()
    const include = [{ group: { id: '00000000-0000-4000-8000-00000000dead' } }]
    await call('PUT', `${at}/policies/${id}`, { ...staff, include }, { 'if-match': etag })
    const { status, body } = await call('POST', `${at}/history/2/undo`, {})
    expect(status).toBe(409)
    expect(body.error.message).toContain('there is nothing to take back')
  })
})

describe('restoring', () => {
  const preview = (under: Awaited<ReturnType<typeof historyUnderTest>>, number: number, version: string, more = '') =>
    under
      .call('GET', `${under.at}/history/${number}/restore-preview?version=${version}${more}`)
      .then(({ body }) => body)

  test('shows first what would be written, and writes that, any time later', async () => {
    const under = await historyUnderTest()
    const { call, at, make, change, clock, past, records } = under
    const { id, etag } = await make()
    const { body: saved } = await change(id, etag, wider)
    clock.advance(7 * 24 * 60 * 60)
    const shown = await preview(under, 2, 'before')
    expect(shown).toMatchObject({
      changes: [{ action: 'update', kind: 'policies', id, etag: saved.etag, document: staff }],
      live: { include: wider.include },
      etag: saved.etag,
      problems: [],
    })
    const { body } = await call('POST', `${at}/history/2/restore`, {
      version: 'before',
      etag: shown.etag,
      reason: 'As before.',
    })
    expect(body).toMatchObject({ changes: [{ state: 'done' }], set: '3' })
    expect((await past('GET', `policies/${id}`)).result.include).toEqual(staff.include)
    expect((await records())[0]).toMatchObject({ restores: 2, reason: 'As before.', actor: 'ada@harbour.example' })
    expect((await preview(under, 2, 'before')).changes).toEqual([])
  })

  test('over somebody else’s newer edit is refused, and tells what stands there now', async () => {
    const under = await historyUnderTest()
    const { id, etag } = await under.make()
    await under.change(id, etag, wider)
    const { etag: shown } = await preview(under, 1, 'after')
    await under.past('PUT', `policies/${id}`, { ...wider, name: 'Theirs' })
    const restore = (body: object) => under.call('POST', `${under.at}/history/1/restore`, { version: 'after', ...body })
    const { status, body } = await restore({ etag: shown })
    expect({ status, live: body.error.live.document.name }).toEqual({ status: 412, live: 'Theirs' })
    expect((await restore({})).status).toBe(428)
    expect((await under.past('GET', `policies/${id}`)).result.name).toBe('Theirs')
  })

  test('a version whose group no longer exists names it, and is not written unless its rules are left out', async () => {
    const under = await historyUnderTest()
    const { call, at, make, change, past } = under
    const group = await make({ name: 'Crew', include: staff.include }, 'groups')
    const policy = await make({ ...staff, include: [...wider.include, { group: { id: group.id } }] })
    const saved = await change(policy.id, policy.etag, staff)
    await call('DELETE', `${at}/groups/${group.id}`, undefined, { 'if-match': group.etag })
    const message = expect.stringContaining('The group “Crew” no longer exists')
    const reference = { kind: 'groups', id: group.id, name: 'Crew' }
    expect((await preview(under, 2, 'after')).problems).toEqual([{ kind: 'missing', message, reference }])
    const restore = (more: object) =>
      call('POST', `${at}/history/2/restore`, { version: 'after', etag: saved.body.etag, ...more })
    expect((await restore({})).body.error).toMatchObject({ code: 'invalid_request', message })
    expect((await preview(under, 2, 'after', '&leave_out=true')).document.include).toEqual(wider.include)
    const { body } = await restore({ leave_out: true })
    expect(body.notes[0]).toContain('its rules are left out')
    expect((await past('GET', `policies/${policy.id}`)).result.include).toEqual(wider.include)
  })

  const GONE = 'c0ffee00-0000-4000-8000-000000000001'

  test.each([
    ['list of emails', 'lists', 'lists', { email_list: { id: GONE } }, { type: 'EMAIL' }],
    ['machine key', 'service_tokens', 'service-tokens', { service_token: { token_id: GONE } }, {}],
    [
      'login method',
      'identity_providers',
      'identity-providers',
      { login_method: { id: GONE } },
      { type: 'onetimepin' },
    ],
  ])('a version whose %s is gone names it by its last name', async (noun, kind, picker, rule, more) => {
    const under = await historyUnderTest({ [kind]: [{ id: GONE, name: 'Robot', config: {}, ...more }] })
    const { call, at, make, change, upstream, sandbox, quiet } = under
    await call('GET', `${at}/${picker}`)
    const decision = kind === 'service_tokens' ? 'non_identity' : 'allow'
    const policy = await make({ ...staff, decision, include: [rule] })
    await change(policy.id, policy.etag, { ...staff, decision, include: [{ ip: { ip: '192.0.2.1/32' } }] })
    upstream.answer = (url, init) =>
      url.pathname.endsWith(`/${kind}`)
        ? new Response('{"success":true,"errors":[],"messages":[],"result":[]}')
        : sandbox.app.request(url.href, init)
    await call('POST', `${at}/refresh`, {})
    await quiet()
    const message = expect.stringContaining(`The ${noun} “Robot” no longer exists`)
    expect((await preview(under, 1, 'after')).problems).toMatchObject([{ kind: 'missing', message }])
    const names = (await call('GET', `${at}/history/names`)).body
    expect(names).toMatchObject([{ name: 'Robot', gone: '2026-11-20T12:00:00.500Z' }])
  })

  test('what was deleted makes it anew, and says that it is a new one; before it was made deletes it', async () => {
    const under = await historyUnderTest()
    const { call, at, make, past } = under
    const { id, etag } = await make()
    await call('DELETE', `${at}/policies/${id}`, undefined, { 'if-match': etag })
    const shown = await preview(under, 2, 'before')
    expect(shown).toMatchObject({ live: null, changes: [{ action: 'create', document: staff }] })
    expect(shown.problems).toMatchObject([{ kind: 'told', message: expect.stringContaining('a new id') }])
    const { body } = await call('POST', `${at}/history/2/restore`, { version: 'before' })
    const remade = body.changes[0].id
    expect((await past('GET', `policies/${remade}`)).result.include).toEqual(staff.include)
    const again = await preview(under, 3, 'before')
    expect(again).toMatchObject({ document: null, changes: [{ action: 'delete', id: remade }] })
    await call('POST', `${at}/history/3/restore`, { version: 'before', etag: again.etag })
    expect((await past('GET', `policies/${remade}`)).result).toBeNull()
  })

  test.each([
    { version: 'now' },
    {},
    { version: 'after', reason: 'x'.repeat(2_001) },
    { version: 'after', override: 'yes' },
  ])('what cannot be understood is refused: %j', async (body) => {
    const under = await historyUnderTest()
    await under.make()
    expect((await under.call('POST', `${under.at}/history/1/restore`, body)).status).toBe(400)
  })
})

describe('what was changed elsewhere', () => {
  test('is in the history with its difference and who did it, once', async () => {
    const { make, past, look, records, entry, clock } = await historyUnderTest()
    const { id } = await make()
    await look()
    clock.advance(60)
    await past('PUT', `policies/${id}`, wider)
    await look()
    await look()
    const [incoming, ...rest] = await records()
    expect(incoming).toMatchObject({
      origin: 'elsewhere',
      action: 'update',
      id,
      name: 'Staff',
      state: 'done',
      actor: 'you@example.com',
    })
    expect(rest).toHaveLength(1)
    const { before, after, cloudflare } = await entry(2)
    expect([before?.include, after?.include]).toEqual([staff.include, wider.include])
    expect(cloudflare?.audit).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is told when it was made or deleted there, and what was there first is no news', async () => {
    const { past, look, records, make } = await historyUnderTest({
      policies: [{ id: 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415', ...staff, name: 'Old' }],
    })
    const { id } = await make()
    await look()
    expect(await records()).toHaveLength(1)
    const made = (await past('POST', 'groups', { name: 'Theirs', include: staff.include })).result.id
    await past('DELETE', `policies/${id}`)
    await look()
    expect(await records('?origin=elsewhere')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'create', kind: 'groups', id: made, name: 'Theirs' }),
        expect.objectContaining({ action: 'delete', kind: 'policies', id, name: 'Staff' }),
      ]),
    )
    expect(await records()).toHaveLength(3)
  })

  test('is not what was written here, however lists and writes fall together', async () => {
    const { make, change, look, records, call, at } = await historyUnderTest()
    await look()
    const { id, etag } = await make()
    await Promise.all([look(), change(id, etag, wider), look()])
    await call('POST', `${at}/groups`, { name: 'Crew', include: staff.include })
    await look()
    await look()
    expect(await records('?origin=elsewhere')).toEqual([])
  })

  test('comes before a write that is made on top of it', async () => {
    const { make, look, past, call, at, change, records, quiet, clock } = await historyUnderTest()
    const { id } = await make()
    await look()
    clock.advance(60)
    await past('PUT', `policies/${id}`, wider)
    const { body } = await call('GET', `${at}/policies/${id}?latest=yes`)
    await change(id, body.etag, { ...wider, name: 'Mine' })
    await quiet()
    await look()
    expect((await records()).map(({ origin, name }) => `${origin} ${name}`)).toEqual([
      'gatehouse Mine',
      'elsewhere Staff',
      'gatehouse Staff',
    ])
  })

  test('has no name where the audit log may not be read, and cannot be undone with one click', async () => {
    const under = await historyUnderTest()
    const { make, past, look, records, call, at, upstream, sandbox } = under
    const { id } = await make()
    await look()
    await past('PUT', `policies/${id}`, wider)
    upstream.answer = (url, init) =>
      url.pathname.endsWith('/audit_logs')
        ? new Response(
            JSON.stringify({
              success: false,
              errors: [{ code: 10000, message: 'Authentication error' }],
              result: null,
            }),
            { status: 403 },
          )
        : sandbox.app.request(url.href, init)
    await look()
    const [incoming] = await records()
    expect(incoming).toMatchObject({ origin: 'elsewhere', id })
    expect(incoming).not.toHaveProperty('actor')
    const { status, body } = await call('POST', `${at}/history/2/undo`, {})
    expect({ status, message: body.error.message }).toEqual({
      status: 409,
      message: expect.stringContaining('Restore the version before it'),
    })
  })
})

describe('taken along', () => {
  const awkward = [
    '=HYPERLINK("https://evil.example")',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1',
    '\tx',
    '\rx',
    'two\nlines, "quoted"',
    'a;=1+1',
    'a\n=1+1',
    'a\t@b',
    'Ärzte',
  ]

  test('as CSV a cell that a spreadsheet would carry out is text, and quotes and line breaks are right', async () => {
    const { make, call, at, app } = await historyUnderTest()
    for (const name of awkward) await make({ ...staff, name })
    const { headers, text } = await call('GET', `${at}/history/export?format=csv`)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="gatehouse-history-2026-11-20.csv"')
    const rows = readCsv(text)
    const name = rows[0]?.indexOf('name') ?? -1
    expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true)
    const safe = (each: string) => each.replace(/^(?=[=+\-@＝\t\r])/, "'").replace(/(?<=a[;\n\t])/, "'")
    expect(rows.slice(1).map((row) => row[name])).toEqual(awkward.map(safe).toReversed())
    // Nor where it is read with another mark between the cells than ours, by a program that knows no quotes.
    expect(text.split(/[,;\t\r\n]/).filter((cell) => /^"?[=+\-@＝]/.test(cell))).toEqual([])
    const own = { 'sec-fetch-site': 'same-origin' }
    const bytes = await (await app.request(`${at}/history/export?format=csv`, { headers: own })).arrayBuffer()
    expect(Buffer.from(bytes).toString('utf8')).toMatch(/^\uFEFFnumber,set,/)
  })

  test('as lines of JSON there is one record a line, with both versions, and the same filters hold', async () => {
    const { make, change, call, at } = await historyUnderTest()
    const { id, etag } = await make()
    await change(id, etag, wider)
    await make({ ...staff, name: 'Another' })
    const { text } = await call('GET', `${at}/history/export?format=jsonl&id=${id}`)
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ number }) => number)).toEqual([2, 1])
    expect(lines[0].before.include).toEqual(staff.include)
  })
})

/** The rows of a CSV as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
