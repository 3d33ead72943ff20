import { Hono } from 'hono'
import { answer } from '../answer'
import type { Env } from '../env'

/** Whether this is the practice account or the real thing, and whether anything may be changed here. */
export const session = new Hono<Env>().get('/', (c) => {
  const { mode, readOnly } = c.var.services
  return answer(c, { mode, readOnly })
})
