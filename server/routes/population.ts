import type { PopulationBody } from '#core/population-body'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { AccountEnv } from '../env'
import { isPopulationAsked, readPopulation } from '../population'

/**
 * Everybody we know of, with the facts of the last login as far as they were read, and what is still being read. That
 * counts against Cloudflare's limit, so nobody is read before `?ask=yes` asks for it, or a publish had to know; on the
 * practice account it costs nothing, and asking is enough.
 */
export const population = new Hono<AccountEnv>().get('/', async (c) => {
  const { account, services } = c.var
  const asks = services.mode === 'practice' || c.req.query('ask') === 'yes'
  const body: PopulationBody =
    asks || isPopulationAsked(account)
      ? await readPopulation(account, { now: services.clock(), how: asks ? 'get' : 'kept' })
      : { asked: false }
  return answer(c, body)
})
