import { DEFAULT_SETTINGS, type AccountSettings } from '../account-settings'
import type { GuardBreach } from '../assessment'
import { consequencesOf } from '../consequences'
import type { DraftChange } from '../draft-change'
import { guardBreaches } from '../guard-breaches'
import { personNamed } from '../population'
import type { Check, Example, Subject } from './check'
import { accountOf, ana, appOf, bo, eve, policyOf, staff } from './example'
import type { View } from './view'

const told = new WeakMap<Subject, readonly GuardBreach[]>()

/** What a draft would break of what its account guards; nothing where no guards are given. Worked out once for a draft. */
function breachesOf(subject: Subject, view: View, live: View): readonly GuardBreach[] {
  const known = told.get(subject)
  if (known) return known
  const { guarded } = live.facts
  const { kind, place, document } = subject
  const found = (() => {
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
  })()
  told.set(subject, found)
  return found
}

/** A guard that a draft breaks for sure. What cannot be told is told where the outcome of a publish is. */
const guard = (
  id: string,
  which: GuardBreach['guard'],
  title: string,
  finds: readonly Example[],
  spares: readonly Example[],
): Check => ({
  id,
  severity: 'stop',
  title,
  inDraft: (subject, view, live) =>
    breachesOf(subject, view, live)
      .filter((breach) => breach.guard === which && breach.verdict === 'broken')
      .map(({ message, people = [] }) => ({ message, people })),
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
  ),
  guard(
    'LOCK-02',
    'break-glass',
    'A person kept for emergencies would lose access',
    [draftOf([bo], { settings: { break_glass: ['ana@example.com'] } })],
    [draftOf([staff], { settings: { break_glass: ['ana@example.com'] } }), draftOf([bo], {})],
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
