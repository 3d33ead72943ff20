import type { AccountSettings } from './account-settings'
import { approversIn } from './approvers'
import type { GuardBreach } from './assessment'
import { consequencesOf, NOTHING_KNOWN, type Consequences, type PersonEffect } from './consequences'
import { withChanges, type DraftChange } from './draft-change'
import { sidesOf } from './draft-sides'
import { reasonFor } from './effect-reason'
import { effectOf } from './decide'
import { dependsOn } from './explain-words'
import type { AccountFacts } from './findings/account-facts'
import { several } from './findings/view'
import { guardWords, judgeGuard } from './guards'
import type { Judge } from './judge'
import { namesOf } from './account-names'
import { textOf } from './phrase'
import { personNamed, type Person } from './population'

interface Publish {
  live: AccountFacts
  changes: readonly DraftChange[]
  people: readonly Person[]
  settings: AccountSettings
  /** The email of whoever publishes; anything else is nobody whose access could be lost. */
  actor: string
  consequences: Consequences
}

type App = { id: string; name: string }

/**
 * What a publish would break that somebody said must not break. What is broken already is not held against the change,
 * and what cannot be told is told as that.
 */
export function guardBreaches(publish: Publish): GuardBreach[] {
  return [
    ...ownAccess(publish),
    ...breakGlass(publish),
    ...approvers(publish),
    ...lastLetIn(publish),
    ...peopleLimit(publish),
    ...sentences(publish),
  ]
}

const ownAccess = (publish: Publish) =>
  publish.actor.includes('@')
    ? lossesOf(publish, [publish.actor]).map(({ verdict, apps, why }) =>
        breach('self', verdict, [publish.actor], apps, {
          broken: `You would lose ${namesIn(apps)}. Leave yourself in, or ask somebody else to publish this.`,
          'cannot-tell': `We cannot tell whether you can still open ${namesIn(apps)}: it ${why}.`,
        }),
      )
    : []

const breakGlass = (publish: Publish) =>
  lossesOf(publish, publish.settings.break_glass).map(({ verdict, email, apps, why }) =>
    breach('break-glass', verdict, [email], apps, {
      broken: `${email} is kept for emergencies and would lose ${namesIn(apps)}. Leave this person in.`,
      'cannot-tell': `${email} is kept for emergencies, and we cannot tell whether ${namesIn(apps)} can still be opened: it ${why}.`,
    }),
  )

/** Where approvals are given. */
const LAUNCHER = 'app_launcher'

function approvers(publish: Publish): GuardBreach[] {
  const after = withChanges(publish.live, publish.changes)
  const launchers = after.apps.filter(({ type }) => type === LAUNCHER).map(({ id }) => id)
  const policies = new Map(after.policies.map((policy) => [policy.id, policy]))
  // Each approver with the applications that matter: where approvals are given, and those that they are about.
  const needed = new Map<string, Set<string>>()
  for (const app of after.apps)
    for (const { id, document = policies.get(id) } of app.policies)
      for (const email of document ? approversIn(document, after) : [])
        needed.set(email, new Set([...(needed.get(email) ?? launchers), app.id]))
  return lossesOf(publish, [...needed.keys()], (email, app) => needed.get(email)?.has(app.id) === true).map(
    ({ verdict, email, apps, why }) =>
      breach('approver', verdict, [email], apps, {
        broken: `${email} approves visits and would lose ${namesIn(apps)}, so could not approve any more. Leave this person in, or name another approver.`,
        'cannot-tell': `${email} approves visits, and we cannot tell whether ${namesIn(apps)} can still be opened: it ${why}.`,
      }),
  )
}

interface Loss {
  email: string
  verdict: GuardBreach['verdict']
  apps: App[]
  /** "depends on the country", for what cannot be told. */
  why: string
}

/** What some people would lose by a publish, whether they are among the people known or not. */
function lossesOf(
  { live, changes, people, consequences }: Publish,
  emails: readonly string[],
  matters: (email: string, app: App) => boolean = () => true,
): Loss[] {
  const wanted = [...new Set(emails.map((email) => email.toLowerCase()))]
  if (wanted.length === 0 || consequences.about === 'documents') return []
  const known = new Set(people.map(({ email }) => email))
  const others = wanted.filter((email) => !known.has(email)).map(personNamed)
  const effects = new Map<string, PersonEffect>()
  for (const one of [consequences, consequencesOf(live, changes, others)].flatMap((each) => each.people))
    effects.set(one.person.email, one)
  return wanted.flatMap((email): Loss[] => {
    const told = effects.get(email)
    const apps = (effect: PersonEffect['effect']) =>
      (told?.apps ?? []).filter((one) => one.effect === effect && matters(email, one.app)).map(({ app }) => app)
    const [lost, open] = [apps('lose'), apps('cannot-tell')]
    if (!told || (lost.length === 0 && open.length === 0)) return []
    if (lost.length > 0) return [{ email, verdict: 'broken', apps: lost, why: '' }]
    const missing = reasonFor(live, changes, told.person, open[0]?.id ?? '', namesOf(live))?.missing ?? []
    return [{ email, verdict: 'cannot-tell', apps: open, why: textOf(dependsOn(missing)) }]
  })
}

function lastLetIn({ live, changes, consequences }: Publish): GuardBreach[] {
  const { before, after } = sidesOf(live, changes)
  const locked = consequences.apps.filter(({ id }) => letsIn(before, id) === true && letsIn(after, id) === false)
  return locked.map(({ id, name }) =>
    breach('last-let-in', 'broken', [], [{ id, name }], {
      broken: `Nobody could open ${name} any more: nothing is left that lets anybody in. Let somebody in first.`,
    }),
  )
}

/** Whether an application may let in anybody; `undefined` = not all of its policies could be read. */
function letsIn({ app, prover }: Judge, id: string): boolean | undefined {
  const found = app(id)
  if (!found?.complete) return undefined
  return (
    found.outcome(NOTHING_KNOWN).access !== 'denied' &&
    found.policies.some((policy) => effectOf(policy) === 'granted' && prover.most(policy).length > 0)
  )
}

function peopleLimit({ settings, consequences: { about, counts, people } }: Publish): GuardBreach[] {
  const { people: limit } = settings.limits
  const touched = counts.gain + counts.lose
  if (limit === null || about === 'documents' || touched <= limit) return []
  const emails = people.filter(({ effect }) => effect === 'gain' || effect === 'lose').map(({ person }) => person.email)
  return [
    breach('people-limit', 'broken', emails, [], {
      broken: `This touches ${touched} people: ${counts.gain} gain and ${counts.lose} lose. Your limit is ${limit}. Make a smaller change, or look at the names first.`,
    }),
  ]
}

function sentences({ live, changes, people, settings, consequences }: Publish): GuardBreach[] {
  const after = withChanges(live, changes)
  return settings.guards.flatMap((guard): GuardBreach[] => {
    const app = consequences.apps.find(({ id }) => id === guard.app)
    if (!app) return []
    const is = judgeGuard(guard, after, people)
    if (is.verdict === 'holds') return []
    const was = judgeGuard(guard, live, people)
    if (was.verdict === 'broken' || was.verdict === is.verdict) return []
    const says = textOf(guardWords(guard, namesOf(live)))
    return [
      breach('sentence', is.verdict, is.people, [{ id: app.id, name: app.name }], {
        broken: `“${says}” would not hold any more. ${textOf(is.reason)} Change what you publish, or the sentence.`,
        'cannot-tell': `“${says}” holds now; we cannot tell whether it still would. ${textOf(is.reason)}`,
      }),
    ]
  })
}

const namesIn = (apps: readonly App[]) => several(apps.map(({ name }) => name))

const breach = (
  guard: GuardBreach['guard'],
  verdict: GuardBreach['verdict'],
  people: string[],
  apps: App[],
  messages: { broken: string; 'cannot-tell'?: string },
): GuardBreach => ({
  guard,
  verdict,
  message: messages[verdict] ?? messages.broken,
  ...(people.length > 0 ? { people } : {}),
  ...(apps.length > 0 ? { apps: apps.map(({ id, name }) => ({ id, name })) } : {}),
})
