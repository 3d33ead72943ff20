import { AppError } from '#core/errors'
import { createMiddleware } from 'hono/factory'
import type { Env } from '../env'
import { changesNothing } from './changes-nothing'

/** With the setting GATEHOUSE_READ_ONLY nothing is changed from here, whatever the token may. */
export const readOnly = createMiddleware<Env>(async (c, next) => {
  if (c.var.services.readOnly && !changesNothing(c)) {
    throw new AppError(
      'not_allowed',
      'This Gatehouse is set to read-only. Whoever runs it can change that with the setting GATEHOUSE_READ_ONLY.',
    )
  }
  await next()
})
