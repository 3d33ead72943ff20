import { AppError } from '#core/errors'
import { roleReason, roleSuffices } from '#core/role'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { Env } from '../env'

/** Who is here, whether this is the practice account or the real thing, and whether they may change something. */
export const session = new Hono<Env>().get('/', (c) => {
  const { actor, services } = c.var
  if (!actor) throw new AppError('not_signed_in', 'You are not signed in.')
  const { mode, readOnly, signIn } = services
  const { name, role } = actor
  const lookOnly = roleSuffices(role, 'editor') ? undefined : roleReason(role, 'editor')
  return answer(c, {
    mode,
    readOnly,
    actor: name,
    role,
    signIn: signIn.way,
    ...(lookOnly && { readOnlyReason: lookOnly }),
  })
})
