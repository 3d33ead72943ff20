import type { ApiError } from '../api/api-error'

/** Why nobody can be let in, as a headline; `undefined` when the failure is of another kind, which pages tell. */
export function stoppedTitle({ body: { code } }: ApiError): string | undefined {
  if (code === 'not_signed_in') return 'Sign in'
  if (code === 'sign_in_unavailable') return 'Signing in is not possible at the moment'
  // The server asks for no more than a role before it says who is here.
  return code === 'not_allowed' ? 'You have no role in this Gatehouse' : undefined
}
