import { DEFAULT_SETTINGS, type AccountSettings } from '../account-settings'
import type { GuardBreach } from '../assessment'
import { consequencesOf } from '../consequences'
import type { AccessDocument } from '../document-kind'
import type { DraftChange } from '../draft-change'
import { guardBreaches } from '../guard-breaches'
import { personNamed } from '../population'
import { rulesOf } from '../rule-lists'
import { email as person } from '../selectors/email'
import type { Check, Example, Subject } from './check'
import { accountOf, ana, appOf, bo, eve, policyOf, staff } from './example'
import type { Fix } from './finding'
import { several, type View } from './view'

const told = new WeakMap<Subject, readonly GuardBreach[]>()

/** What a draft would break of what its account guards; nothing where no guards are given. Worked out once for a draft. */
function breachesOf(subject: Subject, view: View, live: View): readonly GuardBreach[] {
  const found = told.get(subject) ?? judged(subject, subject.document, view, live)
  told.set(subject, found)
  return found
}

/** The same of any version of the document. */
function judged({ kind, place }: Subject, document: AccessDocument, view: View, live: View): readonly GuardBreach[] {
  const { guarded } = live.facts
  if (!guarded) return []
  const facts = guarded.judged ?? live.facts
  const isNew = (kind === 'policies' ? facts.policies : facts.groups).every(({ id }) => id !== place.id)
  // Groups that a save of the draft makes: without them, whoever they hold would seem to be out.
  const made = view.facts.groups.filter(({ id }) => id !== place.id && live.group(id) === null)
  const changes: DraftChange[] = [
    ...made.map((group): DraftChange => ({ action: 'create', kind: 'groups', id: group.id, document: group })),
    { action: isNew ? 'create' : 'update', kind, id: place.id, document },
  ]
  const consequences = consequencesOf(facts, changes, guarded.people)
  return guardBreaches({ ...guarded, live: facts, changes, consequences })
}

const brokenIn = (breaches: readonly GuardBreach[], which: GuardBreach['guard']) =>
  breaches.filter(({ guard: one, verdict }) => one === which && verdict === 'broken')

/** Names people under "Who gets in", when that is enough to keep them. */
function leftIn(
  people: readonly string[],
  which: GuardBreach['guard'],
  subject: Subject,
  view: View,
  live: View,
): Fix | undefined {
  if (subject.kind === 'policies' && subject.decision !== 'allow') return undefined
  const named = people.map((address) => ({ [person.key]: { email: address } }))
  const apply = (document: Readonly<Record<string, unknown>>) => ({
    ...document,
    include: [...rulesOf(document, 'include'), ...named],
  })
  const document = apply(subject.document) as AccessDocument
  const still = brokenIn(judged(subject, document, view, live), which)
  return still.length === 0 ? { label: '', apply } : undefined
}

/** A guard that a draft breaks for sure. What cannot be told is told where the outcome of a publish is. */
const guard = (
  id: string,
  which: GuardBreach['guard'],
  title: string,
  finds: readonly Example[],
  spares: readonly Example[],
  /** What the button says that leaves these people in; absent where that is no way out. */
  keeps?: (people: readonly string[]) => string,
): Check => ({
  id,
  severity: 'stop',
  stopsPublish: true,
  title,
  inDraft: (subject, view, live) =>
    brokenIn(breachesOf(subject, view, live), which).map(({ message, people = [] }) => {
      const fix = keeps && leftIn(people, which, subject, view, live)
      return { message, people, ...(fix ? { fix: { ...fix, label: keeps(people) } } : {}) }
    }),
  examples: { finds, spares },
})

interface Guarded {
  actor?: string
  settings?: Partial<AccountSettings>
  people?: string[]
}

/** Ana, Bo and Eve could open an application, and a draft lets in others. */
function draftOf(include: unknown[], { actor = 'local', settings, people = [] }: Guarded): Example {
  const policy = policyOf([ana, bo, eve])
  const guarded = { actor, settings: { ...DEFAULT_SETTINGS, ...settings }, people: people.map(personNamed) }
  return {
    account: accountOf({ policies: [policy], apps: [appOf([policy])], guarded }),
    draft: { kind: 'policies', document: { ...policy, include } },
  }
}

const all = ['ana@example.com', 'bo@example.com', 'eve@elsewhere.example']

export const lockOutChecks: readonly Check[] = [
  guard(
    'LOCK-01',
    'self',
    'Whoever edits would lose access',
    [draftOf([bo], { actor: 'Ana@example.com' })],
    [draftOf([staff], { actor: 'ana@example.com' }), draftOf([bo], { actor: 'local' })],
    () => 'Keep me in',
  ),
  guard(
    'LOCK-02',
    'break-glass',
    'A person kept for emergencies would lose access',
    [draftOf([bo], { settings: { break_glass: ['ana@example.com'] } })],
    [draftOf([staff], { settings: { break_glass: ['ana@example.com'] } }), draftOf([bo], {})],
    (people) => `Leave ${several(people)} in`,
  ),
  guard(
    'LOCK-04',
    'people-limit',
    'More people are touched than the limit',
    [draftOf([bo], { people: all, settings: { limits: { people: 1 } } })],
    [
      draftOf([bo], { people: all, settings: { limits: { people: 2 } } }),
      draftOf([bo], { people: all, settings: { limits: { people: null } } }),
    ],
  ),
]
