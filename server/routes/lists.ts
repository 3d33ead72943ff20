import type { PickerRow } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { counted, idOf, nameOf, present, textOf } from './row'

const entries: Readonly<Record<string, readonly [one: string, many: string]>> = {
  EMAIL: ['email', 'emails'],
  IP: ['address', 'addresses'],
}

export function listRow(row: UpstreamRow): PickerRow {
  const type = textOf(row, 'type')
  const [one, many] = entries[type ?? ''] ?? ['entry', 'entries']
  const detail = typeof row.count === 'number' ? counted(row.count, one, many) : undefined
  return present({ id: idOf(row), name: nameOf(row), type, detail })
}

/** Lists of emails, addresses and other things, and what stands on one of them. */
export const lists = new Hono<AccountEnv>()
  .get('/', async (c) => answer(c, (await c.var.account.rows('lists')).map(listRow)))
  .get('/:id/items', async (c) => {
    const rows = await c.var.account.listItems(c.req.param('id'))
    return answer(
      c,
      rows.map((row) => present({ value: textOf(row, 'value') ?? '', description: textOf(row, 'description') })),
    )
  })
