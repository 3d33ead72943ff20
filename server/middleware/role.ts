import { AppError } from '#core/errors'
import { type Role, roleReason, roleSuffices } from '#core/role'
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env'
import { changesNothing } from './changes-nothing'

/** Whoever reads needs to be a viewer, whoever changes something an editor: also on routes that are yet to come. */
export const roleByMethod: MiddlewareHandler<Env> = async (c, next) => {
  mustBe(changesNothing(c) ? 'viewer' : 'editor', c.var.actor?.role)
  await next()
}

/** For routes that take more than their method says. */
export const requireRole =
  (needed: Role): MiddlewareHandler<Env> =>
  async (c, next) => {
    mustBe(needed, c.var.actor?.role)
    await next()
  }

function mustBe(needed: Role, role: Role | undefined): void {
  if (role === undefined) throw new AppError('not_signed_in', 'You are not signed in.')
  if (!roleSuffices(role, needed)) throw new AppError('not_allowed', roleReason(role, needed))
}
