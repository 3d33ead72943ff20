import { AppError } from '#core/errors'
import { createMiddleware } from 'hono/factory'
import type { Env } from '../env'

/** Lets in only whom the server knows. Why somebody was refused is in the log; nothing they sent is. */
export const signedIn = createMiddleware<Env>(async (c, next) => {
  const { signIn, log } = c.var.services
  try {
    c.set('actor', await signIn.actorOf(c))
  } catch (error) {
    if (error instanceof AppError) {
      const { code, cause } = error
      log('warn', 'sign-in', { requestId: c.var.requestId, code, reason: reasonOf(cause) })
    }
    throw error
  }
  await next()
})

/** The kind of a failure and never its message: that may repeat what was sent. */
const reasonOf = (cause: unknown): string | undefined => {
  if (!(cause instanceof Error)) return undefined
  const { code, claim } = cause as { code?: unknown; claim?: unknown }
  return [code ?? cause.name, claim].filter((part) => typeof part === 'string').join(' ')
}
