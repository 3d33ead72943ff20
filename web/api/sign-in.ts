import { apiPath, call } from './client'

/** Trades the key of a sign-in link for a session of this browser. @throws ApiError `not_signed_in` when it is used up */
export const signIn = (key: string) => call(apiPath('sign-in'), { method: 'POST', body: { key } })

/** Ends the session of this browser. */
export const signOut = () => call(apiPath('sign-in'), { method: 'DELETE' })
