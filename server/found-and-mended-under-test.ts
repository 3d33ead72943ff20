import { expect } from 'vitest'
import { namesOf } from '#core/account-names'
import { DEFAULT_SETTINGS, type AccountSettings } from '#core/account-settings'
import { changesOf } from '#core/any-of-changes'
import type { DocumentChange } from '#core/change-set'
import type { AccessDocument, DocumentKind } from '#core/document-kind'
import type { AccountFacts } from '#core/findings/account-facts'
import { factsOf } from '#core/findings/account-facts-body'
import { fixedAt, type Finding } from '#core/findings/finding'
import { withChosen } from '#core/findings/fixes'
import { appOverSandbox } from './app-under-test'
import { seedWith } from './sandbox/sandbox-under-test'
import type { SeedAccount } from './sandbox/seed-account'
import { isSame } from './stop-cases-under-test'

interface Given {
  documents: SeedAccount['documents']
  settings?: Partial<AccountSettings>
}

/** Ana, an owner, over an account. What she finds she finds in what the routes tell, as the page does. */
export async function accountWith({ documents, settings: set = {} }: Given) {
  const { call, account, clock, sandbox } = await appOverSandbox([seedWith(documents)], {
    signIn: { way: 'access', actorOf: () => ({ name: 'ana@example.com', role: 'owner' }) },
  })
  const at = `/api/accounts/${account}`
  const settings = { ...DEFAULT_SETTINGS, ...set }
  await call('PUT', `${at}/settings`, settings, { 'if-match': '"0"' })
  return {
    read: async (kind: DocumentKind, id: string): Promise<{ document: AccessDocument; etag: string }> =>
      (await call('GET', `${at}/${kind}/${id}`)).body,
    list: async (kind: DocumentKind): Promise<AccessDocument[]> => (await call('GET', `${at}/${kind}`)).body,
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

export type AccountUnderTest = Awaited<ReturnType<typeof accountWith>>

/**
 * What mending a finding writes, as the page writes it: with the groups that a fix makes, or what is deleted.
 * @param choose the id of the option taken, where the fix asks and has no best one
 */
export async function changesThatMend(
  finding: Finding,
  account: AccountUnderTest,
  facts: AccountFacts,
  choose?: string,
): Promise<DocumentChange[]> {
  const at = finding.fix && fixedAt(finding)
  if (!finding.fix || !at) {
    const gone = finding.removal?.of ?? []
    return Promise.all(
      gone.map(async ({ kind, id }): Promise<DocumentChange> => {
        const { etag } = await account.read(kind, id)
        return { action: 'delete', kind, id, etag }
      }),
    )
  }
  const fix = choose === undefined ? finding.fix : withChosen(finding.fix, choose)
  const base = await account.read(at.kind, at.id)
  const document = fix.apply(base.document)
  expect(isSame(at.kind, base.document, document)).toBe(false)
  const { anyOfs = new Map(), makes = new Map() } = fix
  const made = [...makes].map(([id, group]): DocumentChange => ({
    action: 'create',
    kind: 'groups',
    id,
    document: group,
  }))
  const unread = { live: () => undefined, uses: () => undefined }
  return [...made, ...changesOf({ kind: at.kind, base, document, anyOfs }, unread, namesOf(facts))]
}
