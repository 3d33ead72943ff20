import { documentNoun, membersOf, type DocumentKind } from '#core/document-kind'
import { isOfOneApp, ownerInWords } from '#core/ownership'
import type { NameLookup } from '#core/reference'

/** Why a document cannot be changed here by anybody: it belongs elsewhere. `undefined` when it is the account's own. */
export function ownLock(
  kind: DocumentKind,
  document: unknown,
  account: string,
  nameOf: NameLookup,
): string | undefined {
  const members = membersOf(document)
  if (isOfOneApp(members)) return 'This policy belongs to one application, and is changed in that application.'
  const owner = ownerInWords(members, account, nameOf)
  if (owner === undefined) return undefined
  return `This ${documentNoun[kind]} belongs to ${owner} and is only shared with this account. It can be changed there.`
}
