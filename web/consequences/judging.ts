import { namesOf } from '#core/account-names'
import type { AccountFacts } from '#core/findings/account-facts'
import { consequencesWith, type Consequences, type PersonEffect } from '#core/consequences'
import { withChanges, type DraftChange } from '#core/draft-change'
import { explanationFor, reasonFor, rulesReasonFor } from '#core/effect-reason'
import type { Explanation } from '#core/explain'
import { factsLackedAt } from '#core/facts-lacked'
import { factsAsked } from '#core/facts-asked'
import { readJson } from '#core/json'
import { judgeGuard } from '#core/guards'
import type { JudgedPolicy } from '#core/judge'
import { namedAnew, personNamed, type Person } from '#core/population'
import { replay } from '#core/replay'
import type { AccessRequest } from '#core/access-request'
import type { Names } from '#core/selector'
import { comparedRows, testFor } from './cloudflare/judged-test'
import type { Asked, NamedPolicy, PeopleFilter, PeoplePage, Visited, Why } from './questions'
import { pathInside } from './why'

interface Account {
  live: AccountFacts
  people: readonly Person[]
  /** Their addresses. */
  known: ReadonlySet<string>
  names: Names
}

interface Count {
  /** The changes as they were sent. */
  text: string
  changes: readonly DraftChange[]
  after: AccountFacts
  consequences: Consequences
  /** Everybody we know of, and whom the changes name beside. */
  everybody: readonly Person[]
  names: Names
}

/** Answers the questions about one account and the changes of a draft, keeping what it was given from one to the next. */
export function judging(): (question: Asked) => unknown {
  let account: Account | undefined
  let count: Count | undefined

  const counted = (): Account & Count => {
    if (!account || !count) throw new Error('Nothing was counted yet.')
    return { ...account, ...count }
  }

  /** The changes of a text; the same object as counted where it is the same, of which all is worked out already. */
  const changesIn = (text: string) => (count?.text === text ? count.changes : (readJson(text) as DraftChange[]))
  const given = (): Account => {
    if (!account) throw new Error('No account was given yet.')
    return account
  }

  return (question) => {
    switch (question.ask) {
      case 'account': {
        const { facts, people } = question.asked
        const live = facts === undefined ? given().live : (readJson(facts) as AccountFacts)
        const all = readJson(people) as Person[]
        account = { live, people: all, known: new Set(all.map(({ email }) => email)), names: namesOf(live) }
        count = undefined
        return null
      }
      case 'count': {
        const { live, people, known } = given()
        const changes = readJson(question.asked.changes) as DraftChange[]
        const after = withChanges(live, changes)
        const others = namedAnew(changes, known)
        const consequences = consequencesWith(live, changes, people, others)
        const everybody = others.length === 0 ? people : [...people, ...others]
        count = { text: question.asked.changes, changes, after, consequences, everybody, names: namesOf(after) }
        const { people: _people, ...rest } = consequences
        return rest
      }
      case 'people':
        return pageOf(counted().consequences, question.asked.filter, question.asked.limit)
      case 'why':
        return whyFor(counted(), question.asked)
      case 'lacking': {
        const { live, changes, consequences, names } = counted()
        return factsLackedAt(question.asked.app, { live, changes, effects: consequences.people, names })
      }
      case 'asks': {
        const { live, after } = counted()
        const all = [after, live].flatMap((facts) => factsAsked(facts, question.asked.apps))
        return [...new Map(all.map((one) => [`${one.fact} ${one.which}`, one])).values()]
      }
      case 'visit':
        return question.asked.apps.flatMap((app) => visited(counted(), question.asked.request, app))
      case 'guards': {
        const { after, everybody } = counted()
        return question.asked.guards.map((guard) => judgeGuard(guard, after, everybody))
      }
      case 'test': {
        const { changes, app } = question.asked
        return testFor(given().live, changesIn(changes), app)
      }
      case 'compare': {
        const { changes, ...asked } = question.asked
        return comparedRows(given(), changesIn(changes), asked)
      }
      case 'replay': {
        const { live, changes, people } = counted()
        return replay(question.asked.logins, live, changes, people)
      }
      default:
        return null
    }
  }
}

function pageOf({ people }: Consequences, { effect, app, text = '' }: PeopleFilter, limit: number): PeoplePage {
  const wanted = text.trim().toLowerCase()
  const rows: PersonEffect[] = []
  let total = 0
  for (const row of people) {
    const { person } = row
    const there = app === undefined ? row : row.apps.find((one) => one.app.id === app)
    if (!there || (effect === undefined ? there.effect === 'out' : there.effect !== effect)) continue
    if (wanted !== '' && !`${person.name ?? ''} ${person.email}`.toLowerCase().includes(wanted)) continue
    total += 1
    if (rows.length < limit) rows.push(row)
  }
  return { rows, total }
}

function whyFor(all: Account & Count, { email, app }: { email: string; app?: string }): Why {
  const person = all.everybody.find((one) => one.email === email)
  const row = all.consequences.people.find((one) => one.person.email === email)
  if (person && app === undefined)
    return { sentences: [rulesReasonFor(all.live, all.changes, person, all.names, row?.effect)] }
  const effect = row?.apps.find((one) => one.app.id === app)?.effect
  const told = person && reasonFor(all.live, all.changes, person, app ?? '', all.names, effect)
  if (!told) return { sentences: [] }
  const { outcome } = told.after
  return { sentences: [told.reason, ...(outcome.by ? pathInside(told.after) : [])] }
}

function visited({ live, after, names }: Account & Count, request: AccessRequest, id: string): Visited[] {
  const app = live.apps.find((one) => one.id === id)
  const visitor = { ...personNamed(request.email ?? ''), request }
  const [was, is] = [live, after].map((facts) => explanationFor(facts, visitor, id, names))
  return app && was && is ? [{ app: { id, name: app.name }, before: named(was), after: named(is) }] : []
}

// Whole policies would be copied from one thread to the other for nothing.
function named({ outcome, policies, ...rest }: Explanation<JudgedPolicy>): Explanation<NamedPolicy> {
  const name = ({ id, name: called, decision }: JudgedPolicy): NamedPolicy => ({ id, name: called, decision })
  const { by, ...others } = outcome
  return {
    ...rest,
    outcome: { ...others, ...(by && { by: name(by) }), undecided: outcome.undecided.map(name) },
    policies: policies.map((step) => ({ ...step, policy: name(step.policy) })),
  }
}
