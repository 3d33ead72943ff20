import type { Practice, PracticeCopy } from '../env'
import { createSandbox } from '../sandbox/sandbox'
import type { Sizes } from '../sandbox/practice/large'
import type { SeedAccount } from '../sandbox/seed-account'
import type { Db } from '../store/db'
import { storageState } from '../store/migrate'
import { randomIds } from './random-ids'
import { checkIntegrity, openStorage } from './storage'

/** The sizes that benchmarks speak of: more than most companies have. */
const LARGE = { policies: 500, groups: 300, apps: 500, rulesInOne: 1000 } as const satisfies Sizes

async function seedFor(copy: PracticeCopy): Promise<SeedAccount> {
  // Loaded when it is needed, since a whole company takes its time and an account is seldom made.
  const { emptyAccount, largeAccount, practiceCompany } = await import('../sandbox/practice/accounts')
  if (copy === 'company') return practiceCompany()
  return copy === 'empty' ? emptyAccount() : largeAccount(LARGE)
}

/**
 * The sandbox with its database in `folder`.
 * @throws StorageError
 */
export async function openPractice(folder: string, onFault: (error: unknown) => void) {
  const db = openStorage(folder, 'practice.sqlite')
  const sandbox = await opened(db, onFault).catch((error: unknown) => {
    db.close()
    throw error
  })
  const practice: Practice = {
    createAccount: async (copy, name) => sandbox.createAccount(await seedFor(copy), name),
  }
  return { sandbox, practice, storage: () => storageState(db), close: () => db.close() }
}

async function opened(db: Db, onFault: (error: unknown) => void) {
  await checkIntegrity(db)
  return createSandbox({ db, clock: () => new Date(), ids: randomIds, profile: 'strict', onFault })
}
