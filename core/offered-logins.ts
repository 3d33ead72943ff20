import type { AccessRequest } from './access-request'
import type { AppFacts } from './findings/account-facts'

/**
 * The ids of the login methods that an application offers; `undefined` = all that the account has, which is also what
 * an empty list means. That somebody is led to the only one without choosing (`auto_redirect_to_identity`) changes
 * nothing of who gets in.
 * https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/applications/ (`allowed_idps`)
 */
export const offeredAt = ({ allowed_idps: ids }: AppFacts): ReadonlySet<string> | undefined =>
  ids && ids.length > 0 ? new Set(ids) : undefined

/** The parts of a visit that hold what its login method told of somebody (`TOLD_BY_LOGIN_METHOD`), beside the address. */
const PARTS_BY_LOGIN_METHOD = [
  'identity_provider',
  'asserted',
  'auth_methods',
] as const satisfies (keyof AccessRequest)[]

/** Whether the login method that is known of a visit is none that can be used where these are offered. */
export const isByAnother = (
  { identity_provider: used, tookPlace }: AccessRequest,
  offered: ReadonlySet<string> | undefined,
): boolean => offered !== undefined && used !== undefined && !tookPlace && !offered.has(used.id)

/** The visit without what its login method told: by another one it may be told otherwise. The address stays. */
export function withoutLoginMethod(request: AccessRequest): AccessRequest {
  const rest = { ...request }
  for (const part of PARTS_BY_LOGIN_METHOD) delete rest[part]
  return rest
}

/**
 * What is known of a visit at an application that offers these login methods. Somebody whose last login was by another
 * one has to log in anew there, and what the method used there would tell is not known. A device that is enrolled may
 * stand in for the login where that is switched on (`allow_authenticate_via_warp`), so it is not known either that the
 * method is among those offered.
 */
export const requestAt = (request: AccessRequest, offered: ReadonlySet<string> | undefined): AccessRequest =>
  isByAnother(request, offered) ? { ...withoutLoginMethod(request), offered: [...(offered ?? [])] } : request
