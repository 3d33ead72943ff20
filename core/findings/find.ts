import { stableText } from '../canonical'
import type { AccessDocument, DocumentKind } from '../document-kind'
import type { GroupDocument, PolicyDocument } from '../documents'
import type { AccountFacts } from './account-facts'
import { NEEDS, type Check, type Found, type Need, type Subject } from './check'
import { checks } from './checks'
import { SEVERITIES, type Finding, type Place } from './finding'
import { inApplication } from './in-cloudflare'
import { neverMatches } from './never-match'
import { ruleByRule } from './rule-by-rule'
import { heldSubject, subjectOf } from './subject'
import { viewOf, type AppView, type HeldPolicy, type View } from './view'

/**
 * Everything that the catalogue finds in an account, the gravest first. Pure: what the facts leave open is not guessed,
 * so a list that could not be read gives no finding about what it holds.
 */
export const findingsOf = (account: AccountFacts): Finding[] => findingsIn(viewOf(account))

/** The checks that are to look, by their number in the catalogue. */
type Wanted = (id: string) => boolean

const everyCheck: Wanted = () => true

/** `findingsOf` an account that is prepared already; where some checks only are wanted, the others do not look. */
export function findingsIn(view: View, wanted = everyCheck): Finding[] {
  const account = view.facts
  const subjects = [
    ...account.policies.map((policy) => ownSubject('policies', policy, view)),
    ...account.groups.map((group) => ownSubject('groups', group, view)),
  ]
  return inOrder([
    ...subjects.flatMap((subject) => inDocument(subject, view, wanted)),
    ...view.apps.flatMap((app) => inHeld(app, view, wanted)),
    ...view.apps.flatMap((app) => inApp(app, view, wanted)),
    ...checks.flatMap((check) => (wanted(check.id) ? (check.inAccount?.(view) ?? []) : [])),
  ])
}

/**
 * What the catalogue finds in one document as it is being edited, and in the applications that it guards, as far as it
 * is to blame. The account is the one as it stands; the document may be new, then its id is in no list. `made` are the
 * groups that a save of the draft makes.
 */
export function findingsOfDraft(
  kind: DocumentKind,
  document: AccessDocument,
  account: AccountFacts,
  made: readonly GroupDocument[] = [],
): Finding[] {
  const live = liveView(account)
  const edited = withDraft(kind, document, account)
  const view = viewOf(made.length > 0 ? { ...edited, groups: [...edited.groups, ...made] } : edited, live)
  const subject = ownSubject(kind, document, view)
  const inApps = subject.apps.flatMap((app) => inApp(app, view))
  return inOrder([
    ...inDocument(subject, view),
    ...checks.flatMap((check) =>
      (check.inDraft?.(subject, view, live) ?? []).map((found) =>
        told(check, subject.place, found, whatIn(subject, view)),
      ),
    ),
    ...inApps.filter(({ place }) => place.policy === undefined || place.policy === document.id),
  ])
}

/** The plain name of a check of the catalogue, for filters; `undefined` = there is no such check. */
export const titleOf = (id: string): string | undefined => byId.get(id)?.title

/** Whether what a check finds stops a publish, so that it cannot be waived. */
export const stopsPublish = (id: string): boolean => byId.get(id)?.stopsPublish === true

/** What a check says when it finds something, taken from its first example. */
export function exampleMessage({ id, examples }: Check): string | undefined {
  const [example] = examples.finds
  if (!example) return undefined
  const { account, draft } = example
  const found = draft ? findingsOfDraft(draft.kind, draft.document, account) : findingsOf(account)
  return found.find((finding) => finding.id === id)?.message
}

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]))

const views = new WeakMap<AccountFacts, View>()
const newest = new WeakMap<AccountFacts['policies'], View>()

/** The view of the account as it stands, kept while somebody types: the facts must not be changed in place. */
function liveView(account: AccountFacts): View {
  const known = views.get(account)
  if (known) return known
  // What was read of the same documents holds, whoever else became known meanwhile.
  const before = newest.get(account.policies)
  const view = viewOf(account, before)
  views.set(account, view)
  newest.set(account.policies, view)
  return view
}

function withDraft(kind: DocumentKind, document: AccessDocument, account: AccountFacts): AccountFacts {
  const put = <Kind extends { id: string }>(all: readonly Kind[], one: Kind) =>
    all.some(({ id }) => id === one.id) ? all.map((other) => (other.id === one.id ? one : other)) : [...all, one]
  return kind === 'policies'
    ? { ...account, policies: put(account.policies, document as PolicyDocument) }
    : { ...account, groups: put(account.groups, document as GroupDocument) }
}

const ownSubject = (kind: DocumentKind, document: AccessDocument, view: View): Subject =>
  subjectOf(kind, document, { kind, id: document.id }, kind === 'policies' ? view.appsOf(document.id) : [], view)

/** What is found in the policies that live in one application only. */
const inHeld = (app: AppView, view: View, wanted: Wanted): Finding[] =>
  app.policies
    .filter(({ reusable }) => !reusable)
    .flatMap((held) =>
      inDocument(heldSubject(held, app, view), view, wanted).map((finding) => changedThere(finding, held, app)),
    )

/** A finding in a policy that Gatehouse does not write, with where it is changed. */
const changedThere = (finding: Finding, { document }: HeldPolicy, { app }: AppView): Finding => ({
  inCloudflare: inApplication(app, `change its policy “${document.name}”`),
  ...finding,
})

function inDocument(subject: Subject, view: View, wanted = everyCheck): Finding[] {
  const what = whatIn(subject, view)
  const findings = [...ruleByRule(subject, view), ...neverMatches(subject, view)].flatMap(({ id, ...found }) =>
    wanted(id) ? [told(numbered(id), subject.place, found, what)] : [],
  )
  for (const [check, look] of checksFor(subject))
    if (wanted(check.id))
      for (const found of look(subject, view)) findings.push(told(check, subject.place, found, what))
  const isUnknown = subject.kind === 'policies' && subject.decision === undefined
  return isUnknown ? findings.filter(({ id }) => !OF_AN_ACTION.test(id)) : findings
}

/** What speaks of who gets in, or of how a visit goes on: of a policy whose action we do not know nobody can tell. */
const OF_AN_ACTION = /^(ACT|APPR|LOCK|OPEN|REV|RISK|SESS)-|^RED-04$/

type OfDocuments = readonly (readonly [Check, NonNullable<Check['inDocument']>])[]

const byHad = new Map<string, OfDocuments>()

/** The checks that can find something in a document, by what it has. */
function checksFor(subject: Subject): OfDocuments {
  let had = ''
  for (const need of NEEDS) had += isMet(need, subject) ? '1' : '0'
  const known = byHad.get(had)
  if (known) return known
  const some = ofDocuments.filter(([{ needs }]) => needs === undefined || had[NEEDS.indexOf(needs)] === '1')
  byHad.set(had, some)
  return some
}

function isMet(need: Need, { kind, document, byType, pointers }: Subject): boolean {
  switch (need) {
    case 'policies':
    case 'groups':
      return kind === need
    case 'exclude':
      return byType.exclude.length > 0
    case 'pointers':
      return pointers.length > 0
    default:
      return Boolean(document[need])
  }
}

function inApp(app: AppView, view: View, wanted = everyCheck): Finding[] {
  const findings: Finding[] = []
  for (const [check, look] of ofApps) {
    if (!wanted(check.id)) continue
    for (const found of look(app, view)) {
      const policy = app.policies.find(({ id }) => id === found.at?.policy)
      const finding = told(check, { kind: 'apps', id: app.app.id }, found, policy && whatIn(policy, view))
      findings.push(policy?.reusable === false ? changedThere(finding, policy, app) : finding)
    }
  }
  return findings
}

const ofDocuments: OfDocuments = checks.flatMap((check) =>
  check.inDocument ? [[check, check.inDocument] as const] : [],
)
const ofApps = checks.flatMap((check) => (check.inApp ? [[check, check.inApp] as const] : []))

function numbered(id: string): Check {
  const check = byId.get(id)
  if (!check) throw new Error(`The catalogue has no check ${id}.`)
  return check
}

/** Says of a place in a document what stands there, whatever its position: see `Place`. */
type What = (at: NonNullable<Found['at']>) => string | undefined

const whatIn =
  ({ document, lists }: Pick<Subject, 'document' | 'lists'>, view: View): What =>
  ({ ruleType, index, field }) => {
    if (index === undefined) return undefined
    if (ruleType !== undefined) return view.identityOf(lists[ruleType]?.[index])
    const members = field === undefined ? undefined : document[field]
    return Array.isArray(members) ? stableText(members[index]) : undefined
  }

function told(
  check: Check,
  place: Place,
  { at, people = [], severity = check.severity, ...found }: Found,
  what?: What,
): Finding {
  const rule = at && what?.(at)
  return {
    id: check.id,
    severity,
    ...(check.stopsPublish && { stopsPublish: true }),
    place: { ...place, ...at, ...(rule === undefined ? {} : { rule }) },
    ...found,
    ...(people.length > 0 ? { people } : {}),
  }
}

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
