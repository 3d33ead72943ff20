import type { AccessRequest } from './access-request'
import { isObject } from './json'

/** What Cloudflare last saw of somebody, and when that was (RFC 3339; absent = it does not say). */
export interface LastSeen {
  request: AccessRequest
  at?: string
}

/**
 * The facts in a row of `last_seen_identity`. What the row does not hold, or holds as something that we do not expect,
 * is a fact we lack; it is never read as "none".
 * https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/users/subresources/last_seen_identity/
 */
export function requestOfIdentity(row: unknown): LastSeen | undefined {
  if (!isObject(row)) return undefined
  const request: AccessRequest = {}
  const email = textOf(row['email'])
  const provider = providerOf(row['idp'])
  const asserted = assertedOf(row)
  const methods = textsOf(row['amr'])
  const country = textOf(member(row['geo'], 'country'))
  const ip = textOf(row['ip'])
  const posture = postureOf(row['devicePosture'])
  const certificate = certificateOf(row)
  const key = serviceTokenOf(row)
  if (email !== undefined) request.email = email
  if (provider) request.identity_provider = provider
  if (asserted) request.asserted = asserted
  if (methods) request.auth_methods = methods
  if (country !== undefined) request.country = country
  if (ip !== undefined) request.ip = ip
  if (posture) request.posture = posture
  if (certificate !== undefined) request.certificate = certificate
  if (key !== undefined) request.service_token = key
  const at = timeOf(row['iat'])
  return at === undefined ? { request } : { request, at }
}

const member = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const textsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined

function providerOf(idp: unknown): AccessRequest['identity_provider'] {
  const id = textOf(member(idp, 'id'))
  const type = textOf(member(idp, 'type'))
  return id !== undefined && type !== undefined ? { id, type } : undefined
}

/** Groups come as names, or as objects with an id, a name or an address: a rule may name any of them. */
function groupsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.flatMap((one: unknown) =>
    typeof one === 'string' ? [one] : ['id', 'name', 'email'].flatMap((key) => textOf(member(one, key)) ?? []),
  )
}

/** SAML attributes and OIDC claims: each has one value or several. */
function attributesOf(row: Record<string, unknown>): Record<string, readonly string[]> | undefined {
  const told = ['saml_attributes', 'oidc_fields'].map((key) => row[key]).filter(isObject)
  if (told.length === 0) return undefined
  return Object.fromEntries(
    told
      .flatMap((values) => Object.entries(values))
      .map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).filter(isScalar).map(String)]),
  )
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

function assertedOf(row: Record<string, unknown>): AccessRequest['asserted'] {
  const groups = groupsOf(row['groups'])
  const attributes = attributesOf(row)
  return groups || attributes ? { ...(groups && { groups }), ...(attributes && { attributes }) } : undefined
}

function postureOf(value: unknown): Record<string, boolean> | undefined {
  if (!isObject(value)) return undefined
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, result]) => {
      const success = member(result, 'success')
      return typeof success === 'boolean' ? [[id, success]] : []
    }),
  )
}

function certificateOf(row: Record<string, unknown>): AccessRequest['certificate'] {
  const shown = member(row['mtls_auth'], 'cert_presented')
  if (shown === false) return null
  const name = textOf(row['common_name'])
  return shown === true && name !== undefined ? { common_name: name } : undefined
}

function serviceTokenOf(row: Record<string, unknown>): AccessRequest['service_token'] {
  if (row['service_token_status'] === false) return null
  return row['service_token_status'] === true ? textOf(row['service_token_id']) : undefined
}

/** Seconds since 1970, as tokens count them. */
const timeOf = (seconds: unknown) =>
  typeof seconds === 'number' && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : undefined
