import type { Practice, PracticeCopy } from '../env'
import { keepRuleNotes } from '../records/rule-notes'
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
 * @param records where Gatehouse keeps what is its own: each company that is made comes with what was said of its rules
 * @throws StorageError
 */
export async function openPractice(folder: string, records: Db, onFault: (error: unknown) => void) {
  const db = openStorage(folder, 'practice.sqlite')
  const sandbox = await opened(db, records, onFault).catch((error: unknown) => {
    db.close()
    throw error
  })
  const practice: Practice = {
    createAccount: async (copy, name) => {
      const made = await sandbox.createAccount(await seedFor(copy), name)
      if (copy === 'company') await sayOfRules(records, made.id)
      return made
    },
  }
  return { sandbox, practice, storage: () => storageState(db), close: () => db.close() }
}

async function opened(db: Db, records: Db, onFault: (error: unknown) => void) {
  await checkIntegrity(db)
  let isNew = false
  const seeds = async () => {
    isNew = true
    return (await import('../sandbox/practice/accounts')).practiceAccounts()
  }
  const sandbox = await createSandbox({
    db,
    clock: () => new Date(),
    ids: randomIds,
    profile: 'strict',
    seeds,
    onFault,
  })
  // The company is the first of them.
  const [company] = isNew ? await sandbox.accounts() : []
  if (company) await sayOfRules(records, company.id)
  return sandbox
}

/** Keeps what people of the practice company said of its rules. */
async function sayOfRules(records: Db, account: string): Promise<void> {
  const { practiceRuleNotes } = await import('../sandbox/practice/rule-notes')
  await keepRuleNotes(records, account, practiceRuleNotes(new Date()))
}
