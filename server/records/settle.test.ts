import { describe, expect, test } from 'vitest'
import type { HistoryEntry, HistoryRecord } from '#core/history-record'
import { cut, json, refusal, type Reply } from '../cloudflare/scripted-upstream'
import { historyUnderTest, staff, wider } from '../history-under-test'
import type { Document } from '../sandbox/seed-account'

/** Gatehouse ends here: before a write gets to Cloudflare, or after it was made and before the answer is put down. */
type Moment = 'before' | 'after'

const never = () => new Promise<never>(() => {})

/** Gatehouse, which can be made to end in the middle: from then on it hears nothing, and puts nothing down. */
async function crashing() {
  const under = await historyUnderTest()
  const { upstream, sandbox, at } = under

  /** Cloudflare refuses these writes. */
  let refused: (method: string, path: string) => boolean = () => false
  const refuse = (which: typeof refused) => (refused = which)

  /** Ends it at the write number `which` of those that follow. */
  async function crash(moment: Moment, work: () => Promise<unknown>, which = 1): Promise<void> {
    let writes = 0
    let dead = false
    await new Promise<void>((resolve) => {
      upstream.answer = async (url, init) => {
        if (dead) return never()
        const { method = 'GET' } = init
        const isEarlier = method === 'GET' || (writes += 1) < which
        if (isEarlier && refused(method, url.pathname)) return json(refusal(12130, 'no'), 400)(url, init)
        if (isEarlier) return sandbox.app.request(url.href, init)
        if (moment === 'after') await sandbox.app.request(url.href, init)
        dead = true
        resolve()
        return never()
      }
      void work()
    })
  }

  /** The next start: somebody opens the history, and what was open is looked up meanwhile. `answer`: of Cloudflare. */
  async function restarted(answer?: Reply) {
    const next = under.again()
    next.upstream.answer = answer
    const read = async <T>(path: string): Promise<T> => (await next.call('GET', `${at}/history${path}`)).body
    await read('')
    await next.quiet()
    return {
      ...next,
      records: async (query = '') => (await read<{ records: HistoryRecord[] }>(query)).records,
      entry: (number: number) => read<HistoryEntry>(`/${number}`),
      page: () => read<{ settled: boolean }>(''),
      look: async () => {
        for (const kind of ['policies', 'groups']) await next.call('GET', `${at}/${kind}`)
        await next.quiet()
        await next.call('POST', `${at}/refresh`, {})
        await next.quiet()
      },
    }
  }
  return { ...under, crash, restarted, refuse }
}

const UNHEARD = 'No answer of Cloudflare’s to this change of a policy was put down'

describe('a change on which Gatehouse ended is settled at the next start by what stands there', () => {
  test.each([
    ['before', 'not_done', 'says what it said before, so it was not done', staff.include],
    ['after', 'done', 'says what was to be written, so it was done', wider.include],
  ] as const)('%s it was written: %s', async (moment, state, why, live) => {
    const { make, change, crash, restarted, past } = await crashing()
    const { id, etag } = await make()
    await crash(moment, () => change(id, etag, wider))
    const { records, entry, look, page } = await restarted()
    expect((await records())[0]).toMatchObject({ number: 2, state, actor: 'ada@harbour.example' })
    const { message, before, after } = await entry(2)
    expect(message).toMatch(new RegExp(`^${UNHEARD}.*${why}\\.$`))
    expect(before?.include).toEqual(staff.include)
    expect(after?.include).toEqual(wider.include)
    expect((await past('GET', `policies/${id}`)).result.include).toEqual(live)
    expect((await page()).settled).toBe(true)
    // What it did itself is no news from elsewhere.
    await look()
    expect(await records('?origin=elsewhere')).toEqual([])
  })

  test.each([
    ['before', 'not_done', 'There is no such policy, so it was not made'],
    ['after', 'done', 'There is a policy that says what was to be written, so it was made'],
  ] as const)('%s something new was made: %s', async (moment, state, why) => {
    const { make, crash, restarted, past } = await crashing()
    await crash(moment, () => make())
    const { records, look } = await restarted()
    const made = (await past('GET', 'policies')).result as unknown as Document[]
    expect(await records()).toMatchObject([{ state, message: expect.stringContaining(why) }])
    expect((await records())[0]?.id).toBe(made[0]?.id)
    await look()
    expect(await records()).toHaveLength(1)
  })

  test.each([
    ['before', 'not_done', 'still there, so it was not deleted'],
    ['after', 'done', 'gone, so it was deleted'],
  ] as const)('%s something was deleted: %s', async (moment, state, why) => {
    const { make, crash, restarted, call, at } = await crashing()
    const { id, etag } = await make()
    await crash(moment, () => call('DELETE', `${at}/policies/${id}`, undefined, { 'if-match': etag }))
    const { records, look } = await restarted()
    expect((await records())[0]).toMatchObject({ state, message: expect.stringContaining(why) })
    await look()
    expect(await records()).toHaveLength(2)
  })
})

describe('what cannot be told is said, and not guessed', () => {
  test.each(['before', 'after'] as const)(
    'somebody changed it since, when Gatehouse ended %s the write; theirs comes as incoming',
    async (moment) => {
      const { make, change, crash, restarted, past } = await crashing()
      const { id, etag } = await make()
      await crash(moment, () => change(id, etag, wider))
      await past('PUT', `policies/${id}`, { ...staff, name: 'Theirs' })
      const { records, look, entry } = await restarted()
      expect((await records()).find(({ number }) => number === 2)).toMatchObject({
        state: 'unsettled',
        message: expect.stringMatching(/cannot be told whether it was done.*so somebody changed it since\.$/),
      })
      await look()
      expect((await records('?origin=elsewhere'))[0]).toMatchObject({ id, name: 'Theirs', number: 3 })
      expect((await entry(3)).after?.name).toBe('Theirs')
    },
  )

  test('somebody deleted it since', async () => {
    const { make, change, crash, restarted, past } = await crashing()
    const { id, etag } = await make()
    await crash('after', () => change(id, etag, wider))
    await past('DELETE', `policies/${id}`)
    const { records, look } = await restarted()
    expect((await records())[0]).toMatchObject({
      state: 'unsettled',
      message: expect.stringContaining('somebody deleted the policy since'),
    })
    await look()
    expect((await records('?origin=elsewhere'))[0]).toMatchObject({ id, action: 'delete' })
  })

  test('two new ones say the same', async () => {
    const { make, crash, restarted, past } = await crashing()
    await crash('after', () => make())
    await past('POST', 'policies', staff)
    const { records } = await restarted()
    expect((await records()).at(-1)).toMatchObject({
      state: 'unsettled',
      message: expect.stringContaining('which of 2 that say the same'),
    })
  })

  test('it may not be read', async () => {
    const { make, change, crash, restarted, sandbox } = await crashing()
    const { id, etag } = await make()
    await crash('after', () => change(id, etag, wider))
    const forbidden = json(refusal(10000, 'Authentication error'), 403)
    const { records } = await restarted((url, init) =>
      url.pathname.endsWith(id) ? forbidden(url, init) : sandbox.app.request(url.href, init),
    )
    expect((await records())[0]).toMatchObject({
      state: 'unsettled',
      message: expect.stringContaining('Gatehouse may not read this policy'),
    })
  })
})

test('while Cloudflare does not answer it stays open, and nothing is taken for news; it is asked again later', async () => {
  const { make, change, crash, restarted, clock } = await crashing()
  const { id, etag } = await make()
  await crash('after', () => change(id, etag, wider))
  const { records, page, look, upstream } = await restarted(cut)
  expect(await page()).toMatchObject({ settled: false, records: [{ state: 'begun' }, { state: 'done' }] })
  upstream.answer = undefined
  await look()
  expect((await records()).map(({ state }) => state)).toEqual(['begun', 'done'])
  clock.advance(31)
  await look()
  await look()
  expect((await records()).map(({ state }) => state)).toEqual(['done', 'done'])
  expect((await page()).settled).toBe(true)
})

test('an outcome that the disk did not take is looked up later, without a new start', async () => {
  const { make, change, kept, upstream, sandbox, records, clock, call, at, quiet } = await historyUnderTest()
  const { id, etag } = await make()
  upstream.answer = async (url, init) => {
    if (init.method === 'PUT') await kept.prepare('PRAGMA query_only = ON').run()
    return sandbox.app.request(url.href, init)
  }
  expect((await change(id, etag, wider)).status).toBe(200)
  upstream.answer = undefined
  expect((await records())[0]).toMatchObject({ number: 2, state: 'begun' })
  await kept.prepare('PRAGMA query_only = OFF').run()
  clock.advance(31)
  await call('GET', `${at}/history`)
  await quiet()
  expect((await records())[0]).toMatchObject({ number: 2, state: 'done', message: expect.stringContaining(UNHEARD) })
})

test('what is under way is not looked up, however often somebody comes by', async () => {
  const { make, change, upstream, sandbox, records, call, at, clock, quiet } = await historyUnderTest()
  const { id, etag } = await make()
  let go = () => {}
  const arrived = new Promise<void>((resolve) => {
    upstream.answer = async (url, init) => {
      if (init.method === 'PUT') {
        const held = new Promise<void>((on) => (go = on))
        resolve()
        await held
      }
      return sandbox.app.request(url.href, init)
    }
  })
  const saved = change(id, etag, wider)
  await arrived
  clock.advance(60)
  await call('GET', `${at}/history`)
  await quiet()
  expect((await records())[0]).toMatchObject({ state: 'begun' })
  go()
  await saved
  const [last] = await records()
  expect(last).toMatchObject({ state: 'done' })
  expect(last).not.toHaveProperty('message')
})

test('what is settled is not asked for again at later starts', async () => {
  const { make, change, crash, restarted, asked } = await crashing()
  const { id, etag } = await make()
  await crash('after', () => change(id, etag, wider))
  await restarted()
  const before = asked.length
  const { records } = await restarted()
  expect(asked).toHaveLength(before)
  expect((await records())[0]?.state).toBe('done')
})

describe('a set on which Gatehouse ended', () => {
  /** A group that a new policy uses, and a policy that is changed; the crash comes at one of the writes. */
  async function inTheMiddle(
    moment: Moment,
    which: number,
    more: (under: Awaited<ReturnType<typeof crashing>>) => void = () => {},
  ) {
    const under = await crashing()
    const { call, at, make, crash, restarted } = under
    const { id, etag } = await make()
    const inCrew = { ...staff, name: 'Crew only', include: [{ group: { id: 'new:1' } }] }
    const changes = [
      { action: 'create', kind: 'groups', id: 'new:1', document: { name: 'Crew', include: staff.include } },
      { action: 'create', kind: 'policies', id: 'new:2', document: inCrew },
      { action: 'update', kind: 'policies', id, etag, document: wider },
    ]
    more(under)
    await crash(moment, () => call('POST', `${at}/changes`, { changes, reason: 'Launch' }), which)
    const next = await restarted()
    const set = (await next.records()).filter(({ reason }) => reason === 'Launch').toReversed()
    return { ...under, ...next, set, id, told: set.map(({ action, name, state }) => `${action} ${name}: ${state}`) }
  }

  test('tells of each change what became of it; one that names a new group of the set is found too', async () => {
    const { told, past, set, look, records } = await inTheMiddle('after', 2)
    expect(told).toEqual(['create Crew: done', 'create Crew only: done', 'update Staff: not_done'])
    const made = (await past('GET', `policies/${set[1]?.id}`)).result
    expect(made.include).toEqual([{ group: { id: set[0]?.id } }])
    await look()
    expect(await records('?origin=elsewhere')).toEqual([])
  })

  test('before its first write has done nothing', async () => {
    const { told } = await inTheMiddle('before', 1)
    expect(told).toEqual(['create Crew: not_done', 'create Crew only: not_done', 'update Staff: not_done'])
  })

  test.each([
    ['before', 'left', 'The policy is still there.'],
    ['after', 'undone', 'The policy is gone, as before.'],
  ] as const)('while it was being taken back, %s the write: %s', async (moment, state, why) => {
    const { told, set, look, records } = await inTheMiddle(moment, 4, ({ refuse }) =>
      refuse((method) => method === 'PUT'),
    )
    expect(told).toEqual(['create Crew: done', `create Crew only: ${state}`, 'update Staff: failed'])
    expect(set[1]?.message).toContain(why)
    await look()
    expect(await records('?origin=elsewhere')).toEqual([])
  })
})

describe('a change that was being set back', () => {
  test.each([
    ['update', 'before', 'left', 'still says what was written, so it was not'],
    ['update', 'after', 'undone', 'says what it said before, so it was'],
    ['delete', 'before', 'left', 'There is no such policy, so it is still gone'],
    ['delete', 'after', 'undone', 'It was made again. To Cloudflare it is a new policy'],
  ] as const)('by its %s, %s the write: %s', async (action, moment, state, why) => {
    const { make, call, at, crash, restarted, refuse } = await crashing()
    const first = await make()
    const second = await make({ ...staff, name: 'Second' })
    const changes = [
      action === 'update'
        ? { action, kind: 'policies', id: first.id, etag: first.etag, document: wider }
        : { action, kind: 'policies', id: first.id, etag: first.etag },
      { action: 'delete', kind: 'policies', id: second.id, etag: second.etag },
    ]
    let deletions = 0
    refuse((method) => method === 'DELETE' && (deletions += 1) === (action === 'delete' ? 2 : 1))
    await crash(moment, () => call('POST', `${at}/changes`, { changes }), 3)
    const { records, look } = await restarted()
    const set = (await records()).filter(({ set: of }) => of === '3').toReversed()
    expect(set.map((record) => record.state)).toEqual([state, 'failed'])
    expect(set[0]?.message).toMatch(new RegExp(`^Another change of its set failed.*${why}`))
    await look()
    expect(await records('?origin=elsewhere')).toEqual([])
  })

  test('and that somebody changed since cannot be told', async () => {
    const { make, call, at, crash, restarted, refuse, past } = await crashing()
    const first = await make()
    const second = await make({ ...staff, name: 'Second' })
    const changes = [
      { action: 'update', kind: 'policies', id: first.id, etag: first.etag, document: wider },
      { action: 'delete', kind: 'policies', id: second.id, etag: second.etag },
    ]
    refuse((method, path) => method === 'DELETE' && path.endsWith(second.id))
    await crash('before', () => call('POST', `${at}/changes`, { changes }), 3)
    await past('PUT', `policies/${first.id}`, { ...staff, name: 'Theirs' })
    const { records } = await restarted()
    expect((await records()).find(({ number }) => number === 3)).toMatchObject({
      state: 'unsettled',
      message: expect.stringContaining('says neither of the two'),
    })
  })
})
