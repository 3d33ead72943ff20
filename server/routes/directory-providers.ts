import { isObject } from '#core/json'
import type { CloudflareAccount, UpstreamRow } from '../cloudflare/cloudflare'
import { idOf } from './row'

/** The login methods whose directory is connected over SCIM. */
export const connectedDirectories = async (account: CloudflareAccount): Promise<UpstreamRow[]> =>
  (await account.rows('identityProviders')).filter(({ scim_config: scim }) => isObject(scim) && scim.enabled === true)

/** The rows of every directory that is connected over SCIM, or of one login method's, each with that login method's id. */
export async function directoryRows(
  account: CloudflareAccount,
  what: 'groups' | 'users',
  only?: string,
): Promise<{ identityProvider: string; row: UpstreamRow }[]> {
  const connected = (await connectedDirectories(account)).filter(({ id }) => only === undefined || id === only)
  const found = await Promise.all(
    connected.map(async (provider) => {
      const identityProvider = idOf(provider)
      return (await account.directory(identityProvider, what)).map((row) => ({ identityProvider, row }))
    }),
  )
  return found.flat()
}
