import { Hono } from 'hono'
import { answer } from '../answer'
import type { AccountEnv } from '../env'
import { readPopulation } from '../population'

/** Everybody we know of, with the facts of the last login as far as they were read, and what is still being read. */
export const population = new Hono<AccountEnv>().get('/', async (c) =>
  answer(c, await readPopulation(c.var.account, c.var.services.clock())),
)
