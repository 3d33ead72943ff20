import { join } from 'node:path'
import type { Practice, PracticeCopy } from '../env'
import { createSandbox } from '../sandbox/sandbox'
import type { SeedAccount } from '../sandbox/seed-account'
import { randomIds } from './random-ids'
import { openSqlite } from './sqlite'

/** The sizes that benchmarks speak of: more than most companies have. */
const LARGE = { policies: 500, groups: 300, rules: 1000 }

async function seedFor(copy: PracticeCopy): Promise<SeedAccount> {
  // Loaded when it is needed, since a whole company takes its time and an account is seldom made.
  const { emptyAccount, largeAccount, practiceCompany } = await import('../sandbox/practice/accounts')
  if (copy === 'company') return practiceCompany()
  return copy === 'empty' ? emptyAccount() : largeAccount(LARGE)
}

/** The sandbox with its database in `folder`. */
export async function openPractice(folder: string, onFault: (error: unknown) => void) {
  const db = openSqlite(join(folder, 'practice.sqlite'))
  const sandbox = await createSandbox({ db, clock: () => new Date(), ids: randomIds, profile: 'strict', onFault })
  const practice: Practice = {
    createAccount: async (copy, name) => sandbox.createAccount(await seedFor(copy), name),
  }
  return { sandbox, practice, close: () => db.close() }
}
