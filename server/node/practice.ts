import { join } from 'node:path'
import type { Practice, PracticeCopy } from '../env'
import { emptyAccount, largeAccount, practiceCompany } from '../sandbox/practice/accounts'
import { createSandbox } from '../sandbox/sandbox'
import type { SeedAccount } from '../sandbox/seed-account'
import { randomIds } from './random-ids'
import { openSqlite } from './sqlite'

/** The sizes that benchmarks speak of: more than most companies have. */
const LARGE = { policies: 500, groups: 300, rules: 1000 }

const copies: Record<PracticeCopy, () => SeedAccount> = {
  company: practiceCompany,
  empty: emptyAccount,
  large: () => largeAccount(LARGE),
}

/** The sandbox with its database in `folder`. */
export async function openPractice(folder: string) {
  const db = openSqlite(join(folder, 'practice.sqlite'))
  const sandbox = await createSandbox({
    db,
    clock: () => new Date(),
    ids: randomIds,
    profile: 'strict',
  })
  const practice: Practice = { createAccount: (copy, name) => sandbox.createAccount(copies[copy](), name) }
  return { sandbox, practice, close: () => db.close() }
}
