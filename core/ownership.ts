import type { NameLookup } from './reference'

/**
 * The account that alone can change a document, when that is not this one: a policy that a trusted account shares. An
 * account names its own documents with its id, or with none.
 */
export function ownerElsewhere(document: Readonly<Record<string, unknown>>, account: string): string | undefined {
  const { account_id: owner } = document
  return typeof owner === 'string' && owner !== '' && owner !== account ? owner : undefined
}

/** The same in words, for a sentence: the account's name, as far as we may know it. */
export function ownerInWords(
  document: Readonly<Record<string, unknown>>,
  account: string,
  nameOf: NameLookup,
): string | undefined {
  const id = ownerElsewhere(document, account)
  if (id === undefined) return undefined
  const found = nameOf({ kind: 'accounts', id })
  return found.state === 'named' ? found.name : 'another Cloudflare account'
}

/**
 * A policy of the older kind, which lives and dies with one application and is changed there.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/policy-management/
 */
export const isOfOneApp = ({ reusable }: Readonly<Record<string, unknown>>): boolean => reusable === false
