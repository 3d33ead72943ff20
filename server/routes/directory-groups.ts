import type { DirectoryGroup } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { CloudflareAccount } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { directoryRows } from './directory-providers'
import { idOf, textOf } from './row'

/** The groups of every connected directory, or of one login method's. */
export async function directoryGroupsOf(
  account: CloudflareAccount,
  identityProvider?: string,
): Promise<DirectoryGroup[]> {
  const rows = await directoryRows(account, 'groups', identityProvider)
  return rows.map(({ identityProvider: provider, row }) => {
    const id = textOf(row, 'externalId') ?? idOf(row)
    return { id, name: textOf(row, 'displayName') ?? id, identity_provider_id: provider }
  })
}

/** Groups of the company's directories, or of one of them, by the id that the directory itself uses: rules hold that. */
export const directoryGroups = new Hono<AccountEnv>()
  .get('/', async (c) => answer(c, await directoryGroupsOf(c.var.account)))
  .get('/:provider', async (c) => answer(c, await directoryGroupsOf(c.var.account, c.req.param('provider'))))
