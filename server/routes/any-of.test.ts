import { expect, test, vi } from 'vitest'
import { anyOfRow } from '#core/any-of'
import { changesOfDraft, deletionOf, type LiveHelpers } from '#core/any-of-changes'
import { anyOfWordsIn } from '#core/any-of-words'
import type { ChangeOutcome } from '#core/change-set'
import { draftOf, ruleRow, type RuleRow } from '#core/draft'
import type { GroupDocument, PolicyDocument } from '#core/documents'
import { textOf } from '#core/phrase'
import { sentenceOf } from '#core/sentence'
import { indexOfUses } from '#core/used-by'
import { appUnderTest } from '../app-under-test'
import { scriptedUpstream } from '../cloudflare/scripted-upstream'
import { sandboxUnderTest, seedWith } from '../sandbox/sandbox-under-test'

// Each test makes an account, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000 })

const country = (code: string) => ({ geo: { country_code: code } })
const [PT, ES, FR] = [country('PT'), country('ES'), country('FR')]
const names = { nameOf: () => ({ state: 'unread' }) as const }

interface Read<Document> {
  document: Document
  etag: string
}

/** An account with one policy, and a page that saves its “any of” rows as the editor does. */
async function withPolicy() {
  const { sandbox, clock, account } = await sandboxUnderTest({ seeds: [seedWith()] })
  let refuse: (write: string) => boolean = () => false
  const { call } = appUnderTest({
    upstream: {
      ...scriptedUpstream().options,
      clock: clock.now,
      credential: { authorization: `Bearer ${sandbox.token}` },
      fetch: async (url, init) =>
        init.method !== 'GET' && refuse(`${init.method} ${new URL(url).pathname.split('/')[6]}`)
          ? new Response('{"success":false,"errors":[{"code":1,"message":"no"}]}', { status: 400 })
          : sandbox.app.request(url, init),
    },
  })
  const at = `/api/accounts/${account}`
  const get = async (path: string) => (await call('GET', `${at}/${path}`)).body
  const groups = async (): Promise<GroupDocument[]> => get('groups')
  const make = async (name: string, require: object[]): Promise<Read<PolicyDocument>> =>
    (await call('POST', `${at}/policies`, { name, decision: 'allow', include: [{ everyone: {} }], require })).body

  const helpers = async (): Promise<LiveHelpers> => {
    const all = await groups()
    const read = new Map<string, Read<GroupDocument>>(
      await Promise.all(all.map(async ({ id }) => [id, await get(`groups/${id}`)] as const)),
    )
    const index = indexOfUses({ policies: await get('policies'), groups: all, apps: [] })
    return { live: (id) => read.get(id), uses: (id) => index.get(`groups:${id}`) ?? [] }
  }
  const policy = async ({ document: { id } }: Read<PolicyDocument>): Promise<Read<PolicyDocument>> =>
    get(`policies/${id}`)
  return {
    groups,
    make,
    helpers,
    policy,
    refuse: (which: typeof refuse) => (refuse = which),
    apply: (changes: readonly object[]) => call('POST', `${at}/changes`, { changes }),
    /** Opens the policy, puts these rows under “they must also”, and saves it. */
    save: async (one: Read<PolicyDocument>, rows: RuleRow[]) => {
      const base = await policy(one)
      const draft = { ...draftOf('policies', base.document), require: rows }
      const changes = changesOfDraft(draft, base, await helpers(), names)
      const answer = await call('POST', `${at}/changes`, { changes })
      return {
        changes,
        status: answer.status,
        outcomes: (answer.body.changes ?? answer.body.error?.changes) as ChangeOutcome[],
      }
    },
    /** The policy in words, and the names of the account's groups. */
    told: async (one: Read<PolicyDocument>) => {
      const all = await groups()
      const words = sentenceOf('policies', (await policy(one)).document, { ...names, anyOf: anyOfWordsIn(all) })
      return { sentence: textOf(words), groups: all.map(({ name }) => name) }
    },
  }
}

type Account = Awaited<ReturnType<typeof withPolicy>>

/** The id and version of the one helper group of an account. */
async function helperIn(account: Account) {
  const [group] = await account.groups()
  const live = (await account.helpers()).live(group?.id ?? '')
  return { id: live?.document.id ?? '', etag: live?.etag ?? '' }
}
const rowOf = (id: string) => ruleRow({ group: { id } })

test('an “any of” is made, changed in place, and taken away with its row', async () => {
  const account = await withPolicy()
  const payroll = await account.make('Payroll', [PT])
  await account.save(payroll, [anyOfRow([PT, ES], '7abc')])
  expect(await account.told(payroll)).toEqual({
    sentence: expect.stringContaining('they are in Portugal or Spain.'),
    groups: ['Any of (Gatehouse): Portugal, Spain · 7abc'],
  })

  const from = await helperIn(account)
  const before = await account.policy(payroll)
  await account.save(payroll, [anyOfRow([PT, FR], 'zzzz', from)])
  expect(await account.told(payroll)).toEqual({
    sentence: expect.stringContaining('they are in Portugal or France.'),
    groups: ['Any of (Gatehouse): Portugal, France · 7abc'],
  })
  expect((await account.policy(payroll)).etag).toBe(before.etag)

  const unchanged = await account.save(payroll, [rowOf(from.id)])
  expect(unchanged.changes).toEqual([])

  await account.save(payroll, [ruleRow(PT)])
  expect(await account.told(payroll)).toEqual({ sentence: expect.stringContaining('are in Portugal.'), groups: [] })
})

test('a helper group that another policy uses too stays as it is', async () => {
  const account = await withPolicy()
  const payroll = await account.make('Payroll', [PT])
  await account.save(payroll, [anyOfRow([PT, ES], '7abc')])
  const from = await helperIn(account)
  const copy = await account.make('Copy of Payroll', [{ group: { id: from.id } }])
  await account.save(copy, [anyOfRow([ES, FR], '7def', from)])
  expect((await account.told(payroll)).sentence).toContain('they are in Portugal or Spain.')
  expect(await account.told(copy)).toEqual({
    sentence: expect.stringContaining('they are in Spain or France.'),
    groups: ['Any of (Gatehouse): Portugal, Spain · 7abc', 'Any of (Gatehouse): Spain, France · 7def'],
  })

  // Now that each has its own, each goes with its policy.
  const deletion = deletionOf('policies', await account.policy(copy), await account.helpers())
  expect((await account.apply(deletion)).status).toBe(200)
  expect(await account.told(payroll)).toMatchObject({ groups: ['Any of (Gatehouse): Portugal, Spain · 7abc'] })
})

test('when the policy is refused, its helper group is gone again', async () => {
  const account = await withPolicy()
  const payroll = await account.make('Payroll', [PT])
  account.refuse((write) => write === 'PUT policies')
  const { status, outcomes } = await account.save(payroll, [anyOfRow([PT, ES], '7abc')])
  expect(status).not.toBe(200)
  expect(outcomes.map(({ action, kind, state }) => [action, kind, state])).toEqual([
    ['create', 'groups', 'undone'],
    ['update', 'policies', 'failed'],
  ])
  expect(await account.told(payroll)).toEqual({ sentence: expect.stringContaining('are in Portugal.'), groups: [] })
})

test('when the helper group cannot be deleted, the policy has its condition back', async () => {
  const account = await withPolicy()
  const payroll = await account.make('Payroll', [PT])
  await account.save(payroll, [anyOfRow([PT, ES], '7abc')])
  account.refuse((write) => write === 'DELETE groups')
  const { outcomes } = await account.save(payroll, [ruleRow(PT)])
  expect(outcomes.map(({ kind, state }) => [kind, state])).toEqual([
    ['policies', 'undone'],
    ['groups', 'failed'],
  ])
  expect((await account.told(payroll)).sentence).toContain('they are in Portugal or Spain.')
})

test('a helper group that somebody changed meanwhile is not written over', async () => {
  const account = await withPolicy()
  const payroll = await account.make('Payroll', [PT])
  await account.save(payroll, [anyOfRow([PT, ES], '7abc')])
  const seen = await helperIn(account)
  await account.save(payroll, [anyOfRow([PT, FR], 'zzzz', seen)])
  const { status, outcomes } = await account.save(payroll, [anyOfRow([ES, FR], 'zzzz', seen)])
  expect(status).toBe(412)
  expect(outcomes).toMatchObject([{ kind: 'groups', state: 'failed' }])
  expect((await account.told(payroll)).sentence).toContain('they are in Portugal or France.')
})
