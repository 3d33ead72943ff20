import type { AccessRequest } from './access-request'
import { nameAmong } from './asserted'
import { readNetwork } from './ip'
import { chosen, named, pointedAt, words, type Part, type Phrase } from './phrase'
import type { NameLookup, ReferenceKind } from './reference'
import type { Fact } from './selector'

/** A fact that is one text: "the email address" "is ana@example.com". */
export const textFact = (what: string, text: string | undefined): Fact =>
  text === undefined ? { what: [words(what)] } : { what: [words(what)], seen: [words('is '), chosen(text)] }

/** Something that is shown with a request or is not; `shown` is `undefined` while that is not known. */
export const shownFact = (what: Phrase, shown: unknown): Fact =>
  shown === undefined ? { what } : { what, seen: [words('was not shown')] }

/** The login method that was used. */
export const loginMethodFact = ({ identity_provider: used }: AccessRequest, nameOf: NameLookup): Fact => {
  const what = [words('the login method used')]
  const reference = used && { kind: 'identity_providers' as const, id: used.id }
  return reference ? { what, seen: [words('is '), named(reference, nameOf(reference))] } : { what }
}

/** Why it is not known which login method is used: somebody has to log in anew where the last one is not offered. */
export function offeredFact(offered: readonly string[], nameOf: NameLookup): Fact {
  const names = offered.map((id) =>
    named({ kind: 'identity_providers', id }, nameOf({ kind: 'identity_providers', id })),
  )
  const shown = names.slice(0, MOST_OFFERED)
  const more = names.length - shown.length
  const joined = shown.flatMap((name, at): Phrase => {
    const last = at === shown.length - 1 && more === 0
    return [...(at === 0 ? [] : [words(last ? ' and ' : ', ')]), name]
  })
  const rest = more > 0 ? [words(` and ${more} more`)] : []
  return { what: [words('which login method they use (this application offers '), ...joined, ...rest, words(' only)')] }
}

const MOST_OFFERED = 3

/**
 * What one login method said of the person: "the groups reported by Okta" "do not include devs". `doubted`: the rule's
 * name was reported with other capitals.
 */
export function assertedFact(
  identityProviderId: string,
  request: AccessRequest,
  nameOf: NameLookup,
  things: { what: string; reported: unknown; wanted: Part; doubted?: boolean },
): Fact {
  const used = request.identity_provider
  if (used === undefined || used.id !== identityProviderId) return loginMethodFact(request, nameOf)
  if (things.doubted) return capitalsFact(things.wanted)
  const what = [words(`${things.what} reported by `), ...pointedAt('identity_providers', identityProviderId, nameOf)]
  return things.reported === undefined ? { what } : { what, seen: [words('do not include '), things.wanted] }
}

/** For a name that differs in capitals only. Cloudflare does not document whether it minds them. */
export const capitalsFact = (wanted: Part): Fact => ({
  what: [words('whether Cloudflare minds the capitals of '), wanted],
})

/** A list whose entries we lack: "the list Contractors, whose entries we could not read". */
export const listFact = (
  kind: ReferenceKind,
  id: string,
  list: readonly string[] | undefined,
  nameOf: NameLookup,
): Fact => {
  const what = pointedAt(kind, id, nameOf, 'list')
  return list === undefined
    ? { what: [...what, words(', whose entries we could not read')] }
    : { what, seen: [words('is empty')] }
}

/** Where the request comes from; text that is no address tells nothing. */
export const addressFact = (ip: string | undefined): Fact =>
  textFact('the address they come from', ip !== undefined && readNetwork(ip) ? ip : undefined)

/** The values of one attribute or claim that a login method reported. */
export function attributeFact(
  name: string,
  wanted: string,
  identityProviderId: string,
  request: AccessRequest,
  nameOf: NameLookup,
): Fact {
  const { attributes } = request.asserted ?? {}
  const reported = attributes && (Object.hasOwn(attributes, name) ? attributes[name] : [])
  return assertedFact(identityProviderId, request, nameOf, {
    what: `the values of ${name}`,
    reported,
    wanted: chosen(wanted),
    doubted: nameAmong(wanted, reported ?? []) === 'unknown',
  })
}
