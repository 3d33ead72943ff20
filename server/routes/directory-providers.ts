import { isObject } from '#core/json'
import type { CloudflareAccount, UpstreamRow } from '../cloudflare/cloudflare'
import { idOf } from './row'

/** The rows of every directory that is connected over SCIM, or of one login method's, each with that login method's id. */
export async function directoryRows(
  account: CloudflareAccount,
  what: 'groups' | 'users',
  only?: string,
): Promise<{ identityProvider: string; row: UpstreamRow }[]> {
  const connected = (await account.rows('identityProviders')).filter(
    ({ id, scim_config: scim }) => isObject(scim) && scim.enabled === true && (only === undefined || id === only),
  )
  const found = await Promise.all(
    connected.map(async (provider) => {
      const identityProvider = idOf(provider)
      return (await account.directory(identityProvider, what)).map((row) => ({ identityProvider, row }))
    }),
  )
  return found.flat()
}
