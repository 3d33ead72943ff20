import type { AppRow } from '#core/account-data'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { idOf, nameOf, objectsOf, present, textOf } from './row'

const policyOf = (row: UpstreamRow): AppRow['policies'][number] =>
  present({
    id: idOf(row),
    name: nameOf(row),
    precedence: typeof row.precedence === 'number' ? row.precedence : undefined,
    reusable: row.reusable === true,
  })

function picked(row: UpstreamRow): AppRow {
  const domain = textOf(row, 'domain')
  return {
    ...present({ id: idOf(row), name: nameOf(row), type: textOf(row, 'type'), detail: domain, domain }),
    policies: objectsOf(row, 'policies').map(policyOf),
  }
}

/** Applications, each with the names of its policies in the order Cloudflare sends. */
export const apps = new Hono<AccountEnv>().get('/', async (c) =>
  answer(c, (await c.var.account.rows('apps')).map(picked)),
)
