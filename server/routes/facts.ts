import { Hono } from 'hono'
import { readFacts } from '../account-facts'
import { answer } from '../answer'
import type { AccountEnv } from '../env'

/** Everything that findings, consequences and guards are made from, in one answer, out of the snapshot. */
export const facts = new Hono<AccountEnv>().get('/', async (c) =>
  answer(c, await readFacts(c.var.account, { now: c.var.services.clock() })),
)
