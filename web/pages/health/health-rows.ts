import type { DocumentKind } from '#core/document-kind'
import { checks } from '#core/findings/checks'
import type { AccountFacts } from '#core/findings/account-facts'
import { titleOf } from '#core/findings/find'
import { findingKey, fixedAt, SEVERITIES, type Finding, type Severity } from '#core/findings/finding'
import { ruleTypeWords } from '#core/rule-type'
import type { Waiver } from '#core/waiver'
import { folded } from '../../lists/list-row'
import type { HealthSearch } from './health-search'

/** One finding as the page lists it. */
export interface HealthRow {
  key: string
  finding: Finding
  /** It does not count, as somebody decided. */
  waiver?: Waiver
  /** The thing it is about. */
  name: string
  /** In an application: the policy that is to blame; `listed` when it is one of the account and has a page. */
  policy?: { id: string; name: string; listed: boolean }
  /** Where in it: the list and the rule. */
  where: string | undefined
  /** What kind of thing ends it when it is changed or deleted here; absent where none of ours does. */
  mends?: DocumentKind
  /** Everything a person may look for, folded. */
  searchText: string
}

interface Found {
  facts: AccountFacts
  counting: readonly Finding[]
  waived: readonly { finding: Finding; waiver: Waiver }[]
}

/** All findings of an account as rows, in the order in which they were found: the gravest first. */
export function healthRows({ facts, counting, waived }: Found): HealthRow[] {
  const byId = (all: readonly { id: string; name: string }[]) => new Map(all.map(({ id, name }) => [id, name]))
  const names = { policies: byId(facts.policies), groups: byId(facts.groups), apps: byId(facts.apps) }
  const own = byId(facts.apps.flatMap(({ policies }) => policies))
  const policyNamed = (id: string) => {
    const listed = names.policies.get(id)
    return { id, name: listed ?? own.get(id) ?? 'no longer there', listed: listed !== undefined }
  }
  const used = new Map<string, number>()
  const row = (finding: Finding, waiver?: Waiver): HealthRow => {
    const { place, id, message, people = [] } = finding
    const key = findingKey(finding)
    const nth = used.get(key) ?? 0
    used.set(key, nth + 1)
    const name = place.kind === 'account' ? 'The whole account' : (names[place.kind].get(place.id) ?? 'no longer there')
    const policy = place.policy === undefined ? undefined : policyNamed(place.policy)
    const where = ruleWords(place)
    const mends = mendedKind(finding, names.policies)
    return {
      key: `${key} ${nth}`,
      finding,
      name,
      where,
      ...(policy && { policy }),
      ...(waiver && { waiver }),
      ...(mends && { mends }),
      searchText: folded([name, policy?.name, where, id, titleOf(id), message, ...people, waiver?.reason].join('\n')),
    }
  }
  const rows = [...counting.map((finding) => row(finding)), ...waived.map((one) => row(one.finding, one.waiver))]
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

const rank = ({ finding }: HealthRow) => SEVERITIES.indexOf(finding.severity)

const ruleWords = ({ ruleType, index }: Finding['place']) =>
  ruleType && `“${ruleTypeWords[ruleType].plain}”${index === undefined ? '' : `, rule ${index + 1}`}`

/** What is changed or deleted to end a finding: a policy that lives in one application is not ours to change. */
function mendedKind(finding: Finding, policies: ReadonlyMap<string, string>): DocumentKind | undefined {
  const { fix, removal } = finding
  const at = fix ? fixedAt(finding) : removal?.of[0]
  return at?.kind === 'policies' && !policies.has(at.id) ? undefined : at?.kind
}

export type HealthFilter = Pick<HealthSearch, 'severity' | 'check' | 'kind' | 'waived'> & { text: string }

/** The rows that pass, in their order. Waived ones are left out unless they are asked for. */
export function filterHealth(rows: readonly HealthRow[], filter: HealthFilter): HealthRow[] {
  const { severity, check, kind, waived, text } = filter
  const wanted = folded(text).split(/\s+/).filter(Boolean)
  return rows.filter(
    ({ finding, waiver, searchText }) =>
      (severity === undefined || finding.severity === severity) &&
      (check === undefined || finding.id === check) &&
      (kind === undefined || finding.place.kind === kind) &&
      (waived === 'all' || (waived === 'yes') === (waiver !== undefined)) &&
      wanted.every((word) => searchText.includes(word)),
  )
}

/** How many rows there are of each severity, waived ones left out. */
export function countsOf(rows: readonly HealthRow[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { stop: 0, risk: 0, doubt: 0, tidy: 0 }
  for (const { finding, waiver } of rows) if (!waiver) counts[finding.severity] += 1
  return counts
}

/** The checks that found something, in the order of the catalogue, each with its number of rows. */
export function checkChoices(rows: readonly HealthRow[]): { value: string; label: string }[] {
  const counts = new Map<string, number>()
  for (const { finding } of rows) counts.set(finding.id, (counts.get(finding.id) ?? 0) + 1)
  return checks
    .filter(({ id }) => counts.has(id))
    .map(({ id, title }) => ({ value: id, label: `${title} (${id}, ${counts.get(id)})` }))
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Comparisons for the table's columns. Rows of one severity stay in the order in which they were found. */
export const compare = {
  severity: (a: HealthRow, b: HealthRow) => rank(a) - rank(b),
  check: (a: HealthRow, b: HealthRow) => collator.compare(a.finding.id, b.finding.id),
  name: (a: HealthRow, b: HealthRow) => collator.compare(a.name, b.name),
}
