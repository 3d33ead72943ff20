import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

const AUDIENCE = 'gatehouse-under-test'

/** A local stand-in for a team at Cloudflare Access: its key server, and the assertions that it signs. */
export async function accessTeam() {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }
  let up = true
  const server = createServer((request, answer) => {
    answer.statusCode = !up ? 503 : request.url === '/cdn-cgi/access/certs' ? 200 : 404
    answer.end(JSON.stringify(keys))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    /** The settings of a Gatehouse behind this team. */
    settings: {
      GATEHOUSE_AUTH: 'access',
      GATEHOUSE_ACCESS_TEAM_DOMAIN: issuer,
      GATEHOUSE_ACCESS_AUD: AUDIENCE,
      GATEHOUSE_OWNERS: 'oda@harbour.example',
      GATEHOUSE_EDITORS: '@harbour.example',
      GATEHOUSE_VIEWERS: 'group:Auditors',
    },
    /** What Access adds to each request of this person. */
    headersOf: async (email: string, claims: Record<string, unknown> = {}) => ({
      'cf-access-jwt-assertion': await new SignJWT({ email, type: 'app', ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime('10 minutes')
        .sign(privateKey),
    }),
    goDown: () => {
      up = false
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
