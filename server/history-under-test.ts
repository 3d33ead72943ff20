import type { HistoryEntry, HistoryRecord } from '#core/history-record'
import { appOverSandbox } from './app-under-test'
import type { Actor } from './auth/sign-in'
import { recordsUnderTest } from './records/records-under-test'
import type { Document } from './sandbox/seed-account'
import { seedWith } from './sandbox/sandbox-under-test'

export const staff = { name: 'Staff', decision: 'allow', include: [{ email_domain: { domain: 'harbour.example' } }] }
export const wider = { ...staff, include: [...staff.include, { email: { email: 'ana@partner.example' } }] }

type Deps = NonNullable<Parameters<typeof appOverSandbox>[1]>

/** The app over a sandbox, with ways to look into its history and to go past it. Who asks can be changed. */
export async function historyUnderTest(documents: Record<string, Document[]> = {}, deps: Deps = {}) {
  const who: Actor = { name: 'ada@harbour.example', role: 'owner' }
  const signIn = { way: 'access', actorOf: () => who } as const
  const kept = deps.records ?? recordsUnderTest()
  const under = await appOverSandbox([seedWith(documents)], { signIn, ...deps, records: kept })
  const at = `/api/accounts/${under.account}`
  const { sandbox } = under

  /** Asks Cloudflare itself, as its own dashboard would: below `/access` of the account, unless the path begins with a slash. */
  async function past(method: string, path: string, body?: unknown) {
    const response = await sandbox.app.request(
      `/client/v4/accounts/${under.account}${path.startsWith('/') ? path : `/access/${path}`}`,
      {
        method,
        headers: { authorization: `Bearer ${sandbox.token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
    )
    return (await response.json()) as { result: Document }
  }

  async function make(document: object = staff, kind = 'policies') {
    const { body } = await under.call('POST', `${at}/${kind}`, document)
    return { id: body.document.id as string, etag: body.etag as string, document: body.document as Document }
  }

  return {
    ...under,
    at,
    who,
    /** The database of what Gatehouse itself keeps. */
    kept,
    past,
    make,
    change: (id: string, etag: string, document: object, kind = 'policies') =>
      under.call('PUT', `${at}/${kind}/${id}`, document, { 'if-match': etag }),
    /** Reads everything anew and waits until it is compared. */
    look: async () => {
      await under.call('GET', `${at}/policies`)
      await under.call('GET', `${at}/groups`)
      await under.quiet()
      await under.call('POST', `${at}/refresh`, {})
      await under.quiet()
    },
    records: async (query = ''): Promise<HistoryRecord[]> =>
      (await under.call('GET', `${at}/history${query}`)).body.records,
    entry: async (number: number): Promise<HistoryEntry> => (await under.call('GET', `${at}/history/${number}`)).body,
  }
}
