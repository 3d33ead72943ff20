import { canonicalRule } from '#core/canonical'
import { dayOf } from '#core/day'
import type { DocumentKind } from '#core/document-kind'
import type { Rule } from '#core/rule'
import type { RuleNote } from '#core/rule-note'
import { idOf } from './id'
import { email, emailList, group, riskScore } from './rules'

const DAY_MS = 24 * 3600 * 1000

interface Said {
  kind: DocumentKind
  /** Of the policy or group. */
  slug: string
  exception: Rule
  reason: string
  by: string
  /** The last day, so many days from today on; absent = none. */
  days?: number
}

const said: Said[] = [
  {
    kind: 'groups',
    slug: 'staff',
    exception: group('leavers'),
    reason: 'People who left keep their mailbox, and so their address, for another six weeks.',
    by: 'rita@harbour.example',
  },
  {
    kind: 'groups',
    slug: 'engineering',
    exception: group('leavers'),
    reason: 'The directories take leavers out of their teams with a day’s delay.',
    by: 'rita@harbour.example',
  },
  {
    kind: 'groups',
    slug: 'operations-and-partners',
    exception: group('leavers'),
    reason: 'Only until Okta tells us who left.',
    by: 'samuel@harbour.example',
    days: -20,
  },
  {
    kind: 'policies',
    slug: 'staff',
    exception: riskScore('high'),
    reason: 'Agreed after the phishing mails of September, to be looked at again then.',
    by: 'samuel@harbour.example',
    days: 120,
  },
  {
    kind: 'policies',
    slug: 'engineering',
    exception: riskScore('high'),
    reason: 'Agreed after the phishing mails of September, to be looked at again then.',
    by: 'samuel@harbour.example',
    days: 120,
  },
  {
    kind: 'policies',
    slug: 'contractors',
    exception: group('leavers'),
    reason: 'Contractors who are done still have an address at their company.',
    by: 'catarina@harbour.example',
  },
  {
    kind: 'policies',
    slug: 'night-boats',
    exception: emailList('left'),
    reason: 'GitHub does not know who left us.',
    by: 'rita@harbour.example',
  },
  {
    kind: 'policies',
    slug: 'board-minutes',
    exception: email('teresa@harbour.example'),
    reason: 'She keeps the minutes.',
    by: 'catarina@harbour.example',
  },
]

/** What somebody at Harbour & Gannet said of the exceptions in its policies: of most of them, and of one for a time that is over. */
export const practiceRuleNotes = (now: Date): RuleNote[] =>
  said.map(({ kind, slug, exception, reason, by, days }) => ({
    id: idOf(`note/${kind}/${slug}`),
    kind,
    document: idOf(`${kind === 'policies' ? 'policy' : 'group'}/${slug}`),
    ruleType: 'exclude',
    rule: canonicalRule(exception),
    reason,
    ...(days !== undefined && { until: dayOf(new Date(now.getTime() + days * DAY_MS)) }),
    actor: by,
    at: new Date(now.getTime() - 60 * DAY_MS).toISOString(),
  }))
