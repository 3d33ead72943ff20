import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const TEAM = 'https://harbour.cloudflareaccess.com'
export const AUDIENCE = 'aud-of-gatehouse'
export const NOW = new Date('2026-11-21T12:00:00Z')

/** Seconds since 1970, so many after now. */
export const at = (seconds: number) => Math.floor(NOW.getTime() / 1000) + seconds

/** A team's key, and assertions signed with it. What is given replaces what Cloudflare would say. */
export async function teamUnderTest(kid = 'key-1') {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }
  const assertion = (claims: Record<string, unknown> = {}, header: { kid?: string } = {}) =>
    new SignJWT({
      iss: TEAM,
      aud: [AUDIENCE],
      email: 'ada@example.com',
      type: 'app',
      iat: at(-60),
      nbf: at(-60),
      exp: at(600),
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid, ...header })
      .sign(privateKey)
  return { jwk, publicKey, assertion }
}

/** Any text as a segment of a token. */
export const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
