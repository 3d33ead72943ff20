import type { AccessRequest } from '#core/access-request'

/** Texts that people type for lists: commas, semicolons and line ends part them. */
export const listOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The visit with a fact set, or without it where it is not known. */
export function withFact<Key extends keyof AccessRequest>(
  visit: AccessRequest,
  key: Key,
  fact: AccessRequest[Key],
): AccessRequest {
  const rest = { ...visit }
  if (fact === undefined) delete rest[key]
  else rest[key] = fact
  return rest
}

/** The visit with something that the login method asserted, or without it where that is not known. */
export function withAsserted<Key extends keyof NonNullable<AccessRequest['asserted']>>(
  visit: AccessRequest,
  key: Key,
  fact: NonNullable<AccessRequest['asserted']>[Key],
): AccessRequest {
  const asserted = { ...visit.asserted }
  if (fact === undefined) delete asserted[key]
  else asserted[key] = fact
  return withFact(visit, 'asserted', Object.keys(asserted).length > 0 ? asserted : undefined)
}

/** The visit with the result of a device check, or without it where that is not known. */
export function withCheck(visit: AccessRequest, id: string, passed: boolean | undefined): AccessRequest {
  const posture = { ...visit.posture }
  if (passed === undefined) delete posture[id]
  else posture[id] = passed
  return withFact(visit, 'posture', Object.keys(posture).length > 0 ? posture : undefined)
}

/** "department = Finance", a line each, as what the login method says of somebody; a name may stand on several lines. */
export function attributesOf(text: string): Record<string, string[]> | undefined {
  const found = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [name = '', ...value] = line.split('=')
    if (value.length === 0 || name.trim() === '') continue
    found.set(name.trim(), [...(found.get(name.trim()) ?? []), value.join('=').trim()])
  }
  return found.size > 0 ? Object.fromEntries(found) : undefined
}

export const attributesText = (attributes: Readonly<Record<string, readonly string[]>> | undefined): string =>
  Object.entries(attributes ?? {})
    .flatMap(([name, values]) => values.map((value) => `${name} = ${value}`))
    .join('\n')
