import type { PickerRow } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { idOf, nameOf, present, textOf } from './row'

export function postureCheckRow(row: UpstreamRow): PickerRow {
  const type = textOf(row, 'type')
  const detail = textOf(row, 'description') ?? type?.replaceAll('_', ' ')
  return present({ id: idOf(row), name: nameOf(row), type, detail })
}

export const postureChecks = new Hono<AccountEnv>().get('/', async (c) =>
  answer(c, (await c.var.account.rows('postureChecks')).map(postureCheckRow)),
)
