import { AppError } from '#core/errors'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { Sessions } from '../auth/sign-in'
import type { Env, Services } from '../env'
import { jsonBody } from '../middleware/json-body'

function sessionsOf({ signIn }: Services): Sessions {
  if (signIn.sessions) return signIn.sessions
  throw new AppError('not_found', 'Nobody signs in or out here: this Gatehouse does not work with sign-in links.')
}

/** The only part of the API that answers somebody unknown: it makes them known, with the key of a sign-in link. */
export const signIn = new Hono<Env>()
  .post('/', jsonBody<{ key: string }>(), async (c) => {
    const { key } = c.req.valid('json')
    await sessionsOf(c.var.services).begin(c, typeof key === 'string' ? key : '')
    return answer(c, { signedIn: true })
  })
  .delete('/', async (c) => {
    await sessionsOf(c.var.services).end(c)
    return answer(c, { signedIn: false })
  })
