import { Hono } from 'hono'
import { answer } from '../answer'
import type { Env } from '../env'
import { nameOf, idOf } from './row'

/** The accounts that the credential reaches. */
export const accounts = new Hono<Env>().get('/', async (c) => {
  const rows = await c.var.services.cloudflare.accounts()
  return answer(
    c,
    rows.map((row) => ({ id: idOf(row), name: nameOf(row) })),
  )
})
