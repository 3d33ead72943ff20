import { expect, test, vi } from 'vitest'
import { namesOf } from '#core/account-names'
import { DEFAULT_SETTINGS } from '#core/account-settings'
import { changesOf } from '#core/any-of-changes'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument } from '#core/document-kind'
import type { AccountFacts } from '#core/findings/account-facts'
import { factsOf } from '#core/findings/account-facts-body'
import { checks } from '#core/findings/checks'
import { findingsOf, findingsOfDraft } from '#core/findings/find'
import type { Finding } from '#core/findings/finding'
import { appOverSandbox } from './app-under-test'
import { seedWith } from './sandbox/sandbox-under-test'
import { isSame, type StopCase, stopCases } from './stop-cases-under-test'

vi.setConfig({ testTimeout: 30_000 })

type Kind = 'policies' | 'groups'

/** Ana, an owner, over the account of a case. What she finds she finds in what the routes tell, as the page does. */
async function accountOf({ documents, settings: set = {} }: StopCase) {
  const { call, account, clock, sandbox } = await appOverSandbox([seedWith(documents)], {
    signIn: { way: 'access', actorOf: () => ({ name: 'ana@example.com', role: 'owner' }) },
  })
  const at = `/api/accounts/${account}`
  const settings = { ...DEFAULT_SETTINGS, ...set }
  await call('PUT', `${at}/settings`, settings, { 'if-match': '"0"' })
  return {
    read: async (kind: Kind, id: string): Promise<{ document: AccessDocument; etag: string }> =>
      (await call('GET', `${at}/${kind}/${id}`)).body,
    facts: async (): Promise<AccountFacts> => {
      const [facts, population, kept] = await Promise.all(
        ['facts', 'population', 'settings'].map(async (part) => (await call('GET', `${at}/${part}`)).body),
      )
      const guarded = { settings: kept.settings, people: population.people, actor: 'ana@example.com' }
      return { ...factsOf(facts, clock.now(), kept.settings)!, population, guarded }
    },
    /** An owner may publish what a guard stops, with a reason. */
    publish: (changes: DocumentChange[], said: object = { override: { reason: 'It was wrong.' } }) =>
      call('POST', `${at}/changes`, { changes, ...said }),
    atCloudflare: async (method: string, path: string, body: unknown) => {
      const { status } = await sandbox.app.request(`/client/v4/accounts/${account}${path}`, {
        method,
        headers: { authorization: `Bearer ${sandbox.token}` },
        body: JSON.stringify(body),
      })
      return [status, (await call('POST', `${at}/refresh`, {})).status]
    },
  }
}

type Account = Awaited<ReturnType<typeof accountOf>>

const found = (findings: readonly Finding[], id: string, { says }: StopCase) =>
  findings.find((one) => one.id === id && one.severity === 'stop' && one.message.includes(says))

/** What a fix writes, as the page writes it: with the groups that it makes. */
async function fixOf(finding: Finding, account: Account, facts: AccountFacts): Promise<DocumentChange[]> {
  const { place, fix } = finding
  const kind = place.kind === 'groups' ? 'groups' : 'policies'
  const base = await account.read(kind, place.policy ?? place.id)
  const document = fix?.apply(base.document) ?? {}
  expect(isSame(kind, base.document, document)).toBe(false)
  const anyOfs = fix?.anyOfs ?? new Map()
  return changesOf({ kind, base, document, anyOfs }, { live: () => undefined, uses: () => undefined }, namesOf(facts))
}

async function mend({ mend: how }: StopCase, finding: Finding, account: Account, facts: AccountFacts) {
  if (how !== 'fix' && 'atCloudflare' in how) {
    expect(await account.atCloudflare(...how.atCloudflare)).toEqual([200, 200])
    return
  }
  let changes: DocumentChange[]
  if (how === 'fix') changes = await fixOf(finding, account, facts)
  else {
    const { kind, id, to } = how
    const { document, etag } = await account.read(kind, id)
    changes = [{ action: 'update', kind, id, etag, document: to(document) }]
  }
  const { status, body } = await account.publish(changes)
  expect({ status, body, states: body.changes?.map(({ state }: { state: string }) => state) }).toMatchObject({
    status: 200,
    states: changes.map(() => 'done'),
  })
}

test.each(Object.entries(stopCases).filter(([, { edit }]) => !edit))(
  '%s is found in an account, mended and published, and not found again',
  async (id, one) => {
    const account = await accountOf(one)
    const facts = await account.facts()
    const finding = found(findingsOf(facts), id, one)
    expect(finding).toMatchObject({ id, severity: 'stop', place: one.at })
    expect(finding?.fix !== undefined).toBe(one.mend === 'fix')
    await mend(one, finding!, account, facts)
    expect(findingsOf(await account.facts()).filter((other) => other.id === id)).toEqual([])
  },
)

test.each(Object.entries(stopCases).flatMap(([id, one]) => (one.edit ? [[id, one, one.edit] as const] : [])))(
  '%s is found in an edit, which the server stops too; what the message says is published',
  async (id, one, { kind, id: of, to }) => {
    const account = await accountOf(one)
    const facts = await account.facts()
    const { document, etag } = await account.read(kind, of)
    const findings = findingsOfDraft(kind, to(document) as AccessDocument, facts)
    const finding = found(findings, id, one)
    expect(finding).toMatchObject({ id, severity: 'stop', place: one.at })
    const edited: DocumentChange = { action: 'update', kind, id: of, etag, document: to(document) }
    const { status, body } = await account.publish([edited], {})
    expect({ status, code: body.error?.code }).toEqual({ status: 409, code: 'guarded' })
    await mend(one, finding!, account, facts)
    const now = await account.read(kind, of)
    const left = findingsOfDraft(kind, now.document, facts)
    expect(left.filter((other) => other.id === id)).toEqual([])
  },
)

test('every check that stops somebody has its case', () => {
  const stops = checks.filter(({ severity }) => severity === 'stop').map(({ id }) => id)
  expect(Object.keys(stopCases).toSorted()).toEqual(stops.toSorted())
})
