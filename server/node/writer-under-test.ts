import { createSandbox, type Sandbox } from '../sandbox/sandbox'
import { emptyAccount } from '../sandbox/practice/accounts'
import { randomIds } from './random-ids'
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
