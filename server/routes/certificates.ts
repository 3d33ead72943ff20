import type { PickerRow } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { expiry } from './expiry'
import { idOf, nameOf, present } from './row'

const picked = (row: UpstreamRow, now: Date): PickerRow =>
  present({ id: idOf(row), name: nameOf(row), ...expiry(row, 'expires_on', 'certificate', now) })

/** The root certificates whose client certificates the account accepts. */
export const certificates = new Hono<AccountEnv>().get('/', async (c) => {
  const now = c.var.services.clock()
  return answer(
    c,
    (await c.var.account.rows('certificates')).map((row) => picked(row, now)),
  )
})
