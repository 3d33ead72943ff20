import type { HonoRequest } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Env, Tools } from './context'
import { findCredential, keyId, type Credential, type Permission } from './credentials'
import { Failure, notAuthenticated } from './failure'

/** Finds out who calls. A token that does not work is refused, except where its state is what is asked for. */
export const authenticate = (tools: Tools) =>
  createMiddleware<Env>(async (c, next) => {
    const id = credentialId(c.req)
    const credential = id === undefined ? undefined : await findCredential(tools, id)
    const verifying = c.req.path.endsWith('/tokens/verify')
    if (!credential) throw verifying ? new Failure(401, 1000, 'Invalid API Token') : notAuthenticated()
    if (credential.status !== 'active' && !verifying) throw new Failure(403, 9109, 'Invalid access token')
    c.set('credential', credential)
    await next()
  })

/** `undefined`: none was sent. */
function credentialId(request: HonoRequest): string | undefined {
  const authorization = request.header('authorization')
  if (authorization !== undefined) {
    const [, token] = /^Bearer ([A-Za-z0-9_-]+)$/.exec(authorization) ?? []
    if (token === undefined) {
      throw new Failure(400, 6003, 'Invalid request headers', {
        error_chain: [{ code: 6111, message: 'Invalid format for Authorization header' }],
      })
    }
    return token
  }
  const email = request.header('x-auth-email')
  const key = request.header('x-auth-key')
  return email !== undefined && key !== undefined ? keyId(email, key) : undefined
}

/**
 * Lets in whoever may read, or write when the method writes: Write includes Read.
 * https://developers.cloudflare.com/fundamentals/api/reference/permissions/
 */
export const needs = (permission: Permission) =>
  createMiddleware<Env>(async (c, next) => {
    const { credential } = c.var
    const writes = c.req.method !== 'GET'
    if (!holds(credential, permission)) throw notAuthenticated()
    if (writes && (credential.level === 'Read' || c.var.account?.token_access === 'read')) throw notAuthenticated()
    await next()
  })

const holds = ({ permissions }: Credential, permission: Permission) =>
  permissions === null || permissions.includes(permission)
