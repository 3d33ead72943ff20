import type { PickerRow } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { idOf, nameOf } from './row'

const picked = (row: UpstreamRow): PickerRow => ({ id: idOf(row), name: nameOf(row) })

/** The domains of the account. */
export const zones = new Hono<AccountEnv>().get('/', async (c) => answer(c, (await c.var.account.zones()).map(picked)))
