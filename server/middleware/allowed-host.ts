import { AppError } from '#core/errors'
import type { MiddlewareHandler } from 'hono'

/** The name in a `Host` header, without the port, lower case. */
const nameOf = (host: string) => host.toLowerCase().replace(/:\d+$/, '')

/**
 * Answers only under names that are ours. Without it a foreign page whose name is made to point at this computer could
 * read and write here as if it were our own page (DNS rebinding).
 */
export function allowedHost(hosts: readonly string[]): MiddlewareHandler {
  const allowed = new Set(hosts.map((host) => host.toLowerCase()))
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (!allowed.has(nameOf(host))) {
      throw new AppError(
        'wrong_host',
        'Gatehouse does not answer under this name. Open it as http://127.0.0.1, or add the name to the setting GATEHOUSE_ALLOWED_HOSTS.',
      )
    }
    await next()
  }
}
