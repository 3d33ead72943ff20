import type { Decision } from '#core/decision'
import type { Rule } from '#core/rule'
import type { Document } from '../seed-account'
import { idOf } from './id'

/** What an application says of its policies: a link to a reusable one, or a whole policy of its own. */
export type AppPolicy = Document & { precedence: number }

interface PolicyContent {
  include: unknown[]
  require?: Rule[]
  exclude?: Rule[]
  [field: string]: unknown
}

/** A policy. `slug` makes its id; fields other than the three lists come after them, as given. */
function policyDocument(slug: string, name: string, decision: Decision, content: PolicyContent): Document {
  const { include, require = [], exclude = [], ...fields } = content
  return {
    id: idOf(`policy/${slug}`),
    name,
    decision,
    include,
    require,
    exclude,
    session_duration: '24h',
    ...fields,
    created_at: '2026-06-03T10:00:00Z',
    updated_at: fields['updated_at'] ?? '2026-09-20T10:00:00Z',
  }
}

/** A policy that any application of the account can use. */
export const reusablePolicy = (slug: string, name: string, decision: Decision, content: PolicyContent): Document => ({
  ...policyDocument(slug, name, decision, content),
  reusable: true,
})

/** A policy of the old kind, which lives and dies with its one application. */
export const appOnlyPolicy = (
  precedence: number,
  slug: string,
  name: string,
  decision: Decision,
  content: PolicyContent,
): AppPolicy => ({ ...policyDocument(slug, name, decision, content), reusable: false, precedence })
