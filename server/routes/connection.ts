import { Hono } from 'hono'
import { answer } from '../answer'
import type { Env } from '../env'

/**
 * Who Gatehouse is at Cloudflare; `?person=yes` asks for the person behind the token as well, which is a call more. On
 * the practice account it is nobody, and no token is there to speak of.
 */
export const connection = new Hono<Env>().get('/', async (c) => {
  const { mode, readOnly, cloudflare } = c.var.services
  const person = c.req.query('person') === 'yes'
  const credential = mode === 'live' ? await cloudflare.credential({ person }) : undefined
  return answer(c, { mode, readOnly, ...(credential && { credential }) })
})
