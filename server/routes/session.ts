import { Hono } from 'hono'
import { answer } from '../answer'
import type { Env } from '../env'

/** Whether this is the practice account or the real thing. */
export const session = new Hono<Env>().get('/', (c) => answer(c, { mode: c.var.services.mode }))
