import { expect, test, vi } from 'vitest'
import { ana, bo, staff } from '#core/findings/example'
import { findingsOf } from '#core/findings/find'
import { accountWith, changesThatMend } from './found-and-mended-under-test'
import type { Document, SeedAccount } from './sandbox/seed-account'

vi.setConfig({ testTimeout: 30_000 })

// Fixes that write more than the document that a finding is about, or delete something.

const id = (n: number) => `000000${String(n).padStart(2, '0')}-0000-4000-8000-000000000000`

const policy = (n: number, name: string, include: unknown[], rest: object = {}): Document => ({
  id: id(n),
  name,
  decision: 'allow',
  include,
  ...rest,
})
const app = (n: number, name: string, policies: readonly string[], rest: object = {}): Document => ({
  id: id(n),
  name,
  type: 'self_hosted',
  domain: `${name.toLowerCase().replaceAll(' ', '-')}.example.com`,
  policies: policies.map((one, nth) => ({ id: one, precedence: nth + 1 })),
  ...rest,
})
const people = (count: number) => Array.from({ length: count }, (_, n) => ({ email: { email: `p${n}@example.com` } }))

interface Case {
  documents: SeedAccount['documents']
  /** What is written: an action for each document, in the order in which it is done. */
  writes: readonly string[]
}

const cases: Readonly<Record<string, Case>> = {
  'RED-07': {
    documents: {
      policies: [policy(1, 'One', [staff]), policy(2, 'Two', [staff]), policy(3, 'Three', [staff])],
      apps: [app(9, 'Wiki', [id(2)])],
    },
    writes: ['delete policies done', 'delete policies done'],
  },
  'RED-08': { documents: { policies: [policy(1, 'One', [staff])] }, writes: ['delete policies done'] },
  'RED-09': {
    documents: { groups: [{ id: id(4), name: 'Nobody’s', include: [ana] }] },
    writes: ['delete groups done'],
  },
  'RED-11': {
    documents: { policies: [policy(1, 'Payroll', [...people(27), ana])], apps: [app(9, 'Wiki', [id(1)])] },
    writes: ['create groups done', 'update policies done'],
  },
  'APPR-05': {
    documents: {
      policies: [
        policy(1, 'With approval', [staff], {
          approval_required: true,
          purpose_justification_required: true,
          approval_groups: [{ approvals_needed: 1, email_addresses: ['bo@example.com'] }],
        }),
        policy(2, 'Launcher', [ana]),
      ],
      apps: [app(9, 'Wiki', [id(1)]), app(8, 'App Launcher', [id(2)], { type: 'app_launcher' })],
    },
    writes: ['update policies done'],
  },
}

test.each(Object.entries(cases))(
  '%s is found in an account, ended by changes that are published as one, and not found again',
  async (check, { documents, writes }) => {
    const account = await accountWith({ documents, settings: { company_domains: ['example.com'] } })
    const facts = await account.facts()
    const finding = findingsOf(facts).find((one) => one.id === check)
    const { status, body } = await account.publish(await changesThatMend(finding!, account, facts), {})
    expect({ status, body }).toMatchObject({ status: 200 })
    expect(
      body.changes.map((one: Record<string, string>) => `${one['action']} ${one['kind']} ${one['state']}`),
    ).toEqual(writes)
    const left = findingsOf(await account.facts())
    expect(left.filter((one) => one.id === check && one.place.id === finding?.place.id)).toEqual([])
    expect(left.filter(({ severity }) => severity === 'stop')).toEqual([])
  },
)

test('people moved to a group of their own keep what they could open', async () => {
  const { documents } = cases['RED-11']!
  const account = await accountWith({ documents })
  const facts = await account.facts()
  const finding = findingsOf(facts).find((one) => one.id === 'RED-11')!
  await account.publish(await changesThatMend(finding, account, facts), {})
  const [group] = await account.list('groups')
  expect(group?.name).toBe('Payroll: people at example.com')
  expect(group?.include).toEqual([...people(27), ana])
  const { document } = await account.read('policies', id(1))
  expect(document.include).toEqual([{ group: { id: group?.id } }])
})

test('a group made for a policy that somebody changed meanwhile is not left behind', async () => {
  const { documents } = cases['RED-11']!
  const account = await accountWith({ documents })
  const facts = await account.facts()
  const finding = findingsOf(facts).find((one) => one.id === 'RED-11')!
  const changes = await changesThatMend(finding, account, facts)
  const { document, etag } = await account.read('policies', id(1))
  await account.publish([
    { action: 'update', kind: 'policies', id: id(1), etag, document: { ...document, include: [bo] } },
  ])
  const { status, body } = await account.publish(changes, {})
  expect({ status, code: body.error.code }).toEqual({ status: 412, code: 'changed_meanwhile' })
  expect(await account.list('groups')).toEqual([])
  expect((await account.read('policies', id(1))).document.include).toEqual([bo])
})
