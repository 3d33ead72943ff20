/** Stands where a token would be while Gatehouse is built. */
export const NOT_A_TOKEN = 'not-a-token-5d1f0c9e'

/** What the build finds in place of whatever this computer is set to: it needs no token, so it is shown none. */
export const buildEnv = {
  CLOUDFLARE_API_TOKEN: NOT_A_TOKEN,
  CLOUDFLARE_API_KEY: NOT_A_TOKEN,
  VITE_CLOUDFLARE_API_TOKEN: NOT_A_TOKEN,
}
