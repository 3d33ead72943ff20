import { createLock } from '../lock'
import { createJournal } from '../records/journal'
import { createSandbox, type Sandbox } from '../sandbox/sandbox'
import { emptyAccount } from '../sandbox/practice/accounts'
import { randomIds } from './random-ids'
import { packing } from './packing'
import { openRecords } from './records'
import { sha256 } from './sha256'
import { checkIntegrity, openStorage } from './storage'

const MOST = 1_000

/** The sandbox in that folder as a start of Gatehouse opens it, with one empty account when it is new. */
export async function openAt(folder: string) {
  const db = openStorage(folder, 'practice.sqlite')
  await checkIntegrity(db)
  const sandbox = await createSandbox({
    db,
    clock: () => new Date(),
    ids: randomIds,
    profile: 'strict',
    seeds: () => [emptyAccount()],
  })
  return { db, sandbox }
}

export async function policiesOf(sandbox: Sandbox) {
  const { app, token } = sandbox
  const [account] = await sandbox.accounts()
  const path = `/client/v4/accounts/${account?.id}/access/policies`
  const ask = (query: string, init: RequestInit) =>
    app.request(`${path}${query}`, { ...init, headers: { authorization: `Bearer ${token}` } })
  return {
    create: (name: string) =>
      ask('', { method: 'POST', body: JSON.stringify({ name, decision: 'allow', include: [{ everyone: {} }] }) }),
    names: async () => {
      const { result } = (await (await ask('?per_page=1000', {})).json()) as { result: { name: string }[] }
      return result.map(({ name }) => name)
    },
  }
}

/** Writes until it is killed; after very many writes it ends by itself. */
export async function writePolicies(folder: string, acknowledged: (name: string) => void): Promise<void> {
  const policies = await policiesOf((await openAt(folder)).sandbox)
  const before = (await policies.names()).length
  for (let at = 0; at < MOST; at += 1) {
    const name = `Policy ${before + at}`
    const { status } = await policies.create(name)
    if (status !== 201) throw new Error(`${name} answered ${status}`)
    acknowledged(name)
  }
}

export const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353'

/** Puts down changes and what became of them, until it is killed: says the number of each, and again when it is settled. */
export async function writeHistory(folder: string, acknowledged: (line: string) => void): Promise<void> {
  const { db } = await openRecords(folder, 'live')
  const clock = () => new Date()
  const journal = createJournal({ db, sha256, packing, clock, lock: createLock() })
  const document = (name: string) => ({ id: name, name, decision: 'allow', include: [{ everyone: {} }] })
  for (let at = 0; at < MOST; at += 1) {
    const name = `Policy ${at}`
    const change = { origin: 'gatehouse', action: 'create', kind: 'policies', name, before: null } as const
    const numbers = await journal.add(ACCOUNT, [
      { ...change, after: document(name) },
      { ...change, after: document(`${name}, too`) },
    ])
    for (const number of numbers) acknowledged(`put down ${number}`)
    for (const number of numbers) {
      await journal.settle(ACCOUNT, number, { state: 'done', after: document(`${name} as it stands there`) })
      acknowledged(`settled ${number}`)
    }
  }
}
