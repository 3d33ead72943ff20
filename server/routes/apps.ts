import type { AppRow } from '#core/account-data'
import type { PolicyDocument } from '#core/documents'
import { referenceKey, referencesIn } from '#core/used-by'
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
    document: row.reusable === true ? undefined : (row as unknown as PolicyDocument),
  })

/** What the application's own policies point to, each thing once. */
function ownReferences(policies: AppRow['policies']) {
  const found = policies.flatMap(({ document }) => referencesIn(document))
  return [...new Map(found.map((reference) => [referenceKey(reference), reference])).values()]
}

export function appRow(row: UpstreamRow): AppRow {
  const domain = textOf(row, 'domain')
  const policies = objectsOf(row, 'policies').map(policyOf)
  return {
    ...present({ id: idOf(row), name: nameOf(row), type: textOf(row, 'type'), detail: domain, domain }),
    policies,
    references: ownReferences(policies),
  }
}

/** Applications, each with its policies in the order Cloudflare sends: reusable ones by name, its own whole. */
export const apps = new Hono<AccountEnv>().get('/', async (c) =>
  answer(c, (await c.var.account.rows('apps')).map(appRow)),
)
