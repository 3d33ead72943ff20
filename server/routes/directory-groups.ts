import type { DirectoryGroup } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { AccountEnv } from '../env'
import { directoryRows } from './directory-providers'
import { idOf, textOf } from './row'

/** Groups of the company's directories, by the id that the directory itself uses: that is what rules hold. */
export const directoryGroups = new Hono<AccountEnv>().get('/', async (c) => {
  const rows = await directoryRows(c.var.account, 'groups')
  return answer(
    c,
    rows.map(({ identityProvider, row }): DirectoryGroup => {
      const id = textOf(row, 'externalId') ?? idOf(row)
      return { id, name: textOf(row, 'displayName') ?? id, identity_provider_id: identityProvider }
    }),
  )
})
