import type { ApiError } from '../api/api-error'

/**
 * Cloudflare's code for an account on which Access was never switched on.
 * https://developers.cloudflare.com/cloudflare-one/setup/
 */
const ACCESS_NOT_ENABLED = 9999

/** https://developers.cloudflare.com/fundamentals/api/get-started/create-token/ */
export const WHO_GRANTS =
  'A super administrator of the account can add it to the token under My Profile, API Tokens in the Cloudflare dashboard.'

/** Access was never switched on for the account that was asked about. */
export const isWithoutAccess = ({ body }: ApiError) => body.cloudflare?.code === ACCESS_NOT_ENABLED

interface Refusal {
  title: string
  /** Whole sentences: what to do about it. */
  advice: string
}

export const WITHOUT_ACCESS: Refusal = {
  title: 'Access is not switched on for this account',
  advice: 'Open Zero Trust once in the Cloudflare dashboard and choose a team name. After that this page works.',
}

/** A failed reading of a page, as its headline and what to do about it. */
export function refusalOf(error: ApiError): Refusal {
  const { status, body } = error
  if (status === 0) return { title: 'Gatehouse cannot be reached', advice: body.message }
  if (isWithoutAccess(error)) return WITHOUT_ACCESS
  if (body.permission !== undefined) {
    return {
      title: 'The token may not read this',
      advice: `It needs the permission “${body.permission}”. ${WHO_GRANTS} The rest of Gatehouse keeps working.`,
    }
  }
  return { title: 'This could not be read', advice: body.message }
}
