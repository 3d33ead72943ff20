import { emailProblem } from '#core/email'
import { AppError } from '#core/errors'
import { requestOfIdentity } from '#core/last-seen'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { AccountEnv } from '../env'
import { idOf, present, textOf } from './row'

/** What was known of a person at the last login, for somebody who tries what that person could open. */
export const lastLogin = new Hono<AccountEnv>().get('/:email/last-login', async (c) => {
  const { account } = c.var
  const email = c.req.param('email').toLowerCase()
  const problem = emailProblem(email)
  if (problem) throw new AppError('invalid_request', problem.message, { place: { field: 'email' } })
  const user = await account.userByEmail(email)
  const login = user && textOf(user, 'last_successful_login')
  if (!user || login === undefined) {
    throw new AppError('not_found', `${email} has never logged in through Access, so nothing is known but the address.`)
  }
  const seen = requestOfIdentity((await account.lastSeen.of({ id: idOf(user), login })) ?? {})
  return answer(c, {
    ...present({ name: textOf(user, 'name'), at: seen?.at ?? login }),
    email,
    request: { ...seen?.request, email },
  })
})
