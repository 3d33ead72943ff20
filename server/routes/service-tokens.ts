import type { PickerRow } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { expiry } from './expiry'
import { idOf, nameOf, present } from './row'

export function serviceTokenRow(row: UpstreamRow, now: Date): PickerRow {
  const { detail, trouble } = expiry(row, 'expires_at', 'key', now)
  const off = row.enabled === false ? 'This key is switched off, so nothing gets in with it.' : undefined
  return present({ id: idOf(row), name: nameOf(row), detail, trouble: off ?? trouble })
}

/** Machine keys; Cloudflare never gives their secrets. */
export const serviceTokens = new Hono<AccountEnv>().get('/', async (c) => {
  const now = c.var.services.clock()
  return answer(
    c,
    (await c.var.account.rows('serviceTokens')).map((row) => serviceTokenRow(row, now)),
  )
})
