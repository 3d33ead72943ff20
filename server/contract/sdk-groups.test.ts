import Cloudflare from 'cloudflare'
import type { GroupCreateParams } from 'cloudflare/resources/zero-trust/access/groups'
import { expect, test } from 'vitest'
import { selectors } from '#core/selectors'
import { testAgreement } from './agreement-under-test'
import { sandboxOverHttp, seedForExamples } from './sandbox-over-http-under-test'

const ZONE = '0123456789abcdef0123456789abcdef'

const seed = seedForExamples({ zones: [{ id: ZONE, name: 'example.com', status: 'active' }] })
const { client, account, judge } = await sandboxOverHttp({ seeds: [seed] })
const { groups } = client().zeroTrust.access
const inAccount = { account_id: account }

type Rule = GroupCreateParams['include'][number]

const EVERYONE: Rule = { everyone: {} }

async function listed(id: string | undefined, place: { account_id: string } | { zone_id: string } = inAccount) {
  for await (const group of groups.list(place)) if (group.id === id) return group
  return undefined
}

test.each(selectors.map(({ key, example }) => ({ key, rule: { [key]: example } as unknown as Rule })))(
  'a rule group with the selector $key is made, read, listed, changed and deleted',
  async ({ key, rule }) => {
    const made = await groups.create({ ...inAccount, name: `By ${key}`, include: [rule] })
    expect(made).toMatchObject({ name: `By ${key}`, include: [rule], require: [], exclude: [] })
    const id = made.id ?? ''
    expect(await groups.get(id, inAccount)).toEqual(made)
    expect(await listed(id)).toEqual(made)

    const changed = { name: `Not by ${key}`, include: [EVERYONE], require: [rule], exclude: [rule] }
    const updated = await groups.update(id, { ...inAccount, ...changed })
    expect(updated).toMatchObject({ id, ...changed })
    expect(await groups.get(id, inAccount)).toEqual(updated)

    expect(await groups.delete(id, inAccount)).toEqual({ id })
    await expect(groups.get(id, inAccount)).rejects.toBeInstanceOf(Cloudflare.NotFoundError)
    expect(await listed(id)).toBeUndefined()
  },
)

test('a group that new applications get says so', async () => {
  const made = await groups.create({ ...inAccount, name: 'Default', include: [EVERYONE], is_default: true })
  expect(await groups.get(made.id ?? '', inAccount)).toMatchObject({ name: 'Default', is_default: true })
})

test('a group of a zone is found in its zone only', async () => {
  const inZone = { zone_id: ZONE }
  const made = await groups.create({ ...inZone, name: 'Web team', include: [EVERYONE] })
  const id = made.id ?? ''
  expect(await listed(id, inZone)).toEqual(made)
  await expect(groups.get(id, inAccount)).rejects.toBeInstanceOf(Cloudflare.NotFoundError)
  const updated = await groups.update(id, { ...inZone, name: 'Web team', include: [{ certificate: {} }] })
  expect(updated.include).toEqual([{ certificate: {} }])
  expect(await groups.delete(id, inZone)).toEqual({ id })
  expect(await listed(id, inZone)).toBeUndefined()
})

test('groups are found by their name and by a part of it', async () => {
  await groups.create({ ...inAccount, name: 'Harbour crew', include: [EVERYONE] })
  const namesOf = async (query: { name?: string; search?: string }) =>
    (await groups.list({ ...inAccount, ...query })).result.map(({ name }) => name)
  expect(await namesOf({ name: 'Harbour crew' })).toEqual(['Harbour crew'])
  expect(await namesOf({ name: 'Harbour' })).toEqual([])
  expect(await namesOf({ search: 'harbour' })).toEqual(['Harbour crew'])
})

testAgreement(judge)
