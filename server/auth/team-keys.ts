import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose'

/** A team that does not answer in this time is as good as down. */
const TIMEOUT_MS = 5_000

/** How long keys are used before they are fetched again: Cloudflare keeps a replaced key valid for seven days. */
const FRESH_MS = 10 * 60_000

/** An assertion with a key that we do not know asks for new keys at most this often. */
const COOLDOWN_MS = 30_000

interface Options {
  /** `https://<team>.cloudflareaccess.com` */
  issuer: string
  fetch: FetchImplementation
}

/**
 * The public keys of a team, fetched when they are first needed and again when they are replaced.
 * https://developers.cloudflare.com/cloudflare-one/identity/authorization-cookie/validating-json/
 */
export const teamKeys = ({ issuer, fetch }: Options): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL('/cdn-cgi/access/certs', issuer), {
    timeoutDuration: TIMEOUT_MS,
    cacheMaxAge: FRESH_MS,
    cooldownDuration: COOLDOWN_MS,
    [customFetch]: fetch,
  })
