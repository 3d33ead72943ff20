import { publicMailDoubt } from '../domain'
import { email as emailSelector } from '../selectors/email'
import { domainOf } from '../value-set'
import { accountOf, ana, bo, domain, eve, groupExample, groupOf, peopleCalled, policyExample, staff } from './example'
import type { AccountFacts } from './account-facts'
import type { Person } from '../population'
import type { Check, Found, Subject, SubjectRule } from './check'
import { byChoice, fixed, removeRules, replaceRule } from './fixes'
import { colleague, NOBODY } from './whom-we-know'
import { at, claimOf, rulesAt } from './subject'
import { several, type View } from './view'

/** Nobody has changed it for a long time. */
const OLD = { updated_at: '2026-05-01T12:00:00Z' }

const DAY_MS = 24 * 3600 * 1000
const QUIET_DAYS = 90

/** Rules under "Who gets in" that name one address, with it in lower case. */
function named(subject: Subject, view: View): { one: SubjectRule; email: string }[] {
  if (subject.decision === 'deny') return []
  return rulesAt(subject, 'include').flatMap((one) => {
    const claim = claimOf(one, view)
    if (claim === undefined || claim === 'anyone' || claim.values.of !== 'emails') return []
    const { emails, domains } = claim.values
    const [email] = emails
    return email !== undefined && emails.size === 1 && domains.size === 0 ? [{ one, email }] : []
  })
}

/** A finding at a rule that names a person, with the rule's removal where others stay. */
const about = (one: SubjectRule, email: string, subject: Subject, message: string): Found => ({
  message,
  at: at(one),
  people: [email],
  ...(rulesAt(subject, 'include').length > 1 ? { fix: removeRules('Remove this rule', one) } : {}),
})

const people = new WeakMap<object, ReadonlyMap<string, Person>>()

/** Whom we know of, by address; found once for each population. */
function knownIn({ population }: Pick<AccountFacts, 'population'>): ReadonlyMap<string, Person> {
  if (!population) return new Map()
  const known = people.get(population) ?? new Map(population.people.map((person) => [person.email, person]))
  people.set(population, known)
  return known
}

/** Everybody who ever logged in through Access; `undefined` = not all of them are known. */
function visitorsIn({ population }: AccountFacts): ReadonlyMap<string, Person> | undefined {
  if (!population || population.unread.some(({ from }) => from === 'access')) return undefined
  return knownIn({ population })
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

const quiet: Check = {
  id: 'REV-01',
  severity: 'doubt',
  title: 'A person who has not logged in for 90 days',
  inDocument: (subject, view) => {
    const known = knownIn(view.facts)
    if (known.size === 0) return []
    return named(subject, view).flatMap(({ one, email }): Found[] => {
      const last = known.get(email)?.sources.flatMap(({ from, at: when }) => (from === 'access' && when ? [when] : []))
      const time = Date.parse(last?.toSorted((a, b) => a.localeCompare(b)).at(-1) ?? '')
      if (Number.isNaN(time) || view.facts.now.getTime() - time < QUIET_DAYS * DAY_MS) return []
      const message = `${email} last logged in on ${day.format(time)}, more than ${QUIET_DAYS} days ago. Remove the rule if it is not needed any more.`
      return [about(one, email, subject, message)]
    })
  },
  examples: {
    finds: [policyExample([ana, bo], {}, { population: seen('ana@example.com', '2026-05-03T08:00:00Z') })],
    spares: [
      policyExample([ana, bo], {}, { population: seen('ana@example.com', '2026-11-03T08:00:00Z') }),
      policyExample([ana, bo]),
    ],
  },
}

/** A finding at a private address, with the person’s address at the company as the fix; else what it had. */
function withCompanyAddress(one: SubjectRule, email: string, view: View, found: Found): Found {
  const { fix: removal } = found
  const before = (address: string) => address.slice(0, address.lastIndexOf('@'))
  // The same name before the @ is the best that can be told of whose it is.
  const namesake = view.facts.population?.people.find(
    (other) => view.companyDomains().includes(domainOf(other.email)) && before(other.email) === before(email),
  )
  const best = namesake?.email ?? (removal && NOBODY)
  const choice = colleague(view, {
    label: 'Address at the company',
    but: new Set(),
    to: (address) => replaceRule('', one, { [emailSelector.key]: { email: address } }).apply,
    ...(removal && { or: { title: 'None: remove this rule', apply: removal.apply } }),
    ...(best !== undefined && { best }),
  })
  const other = removal ? 'Use an address at the company, or remove this rule' : 'Use an address at the company'
  const label = namesake ? `Use ${namesake.email}` : other
  return { ...found, ...fixed(byChoice(label, choice) ?? removal) }
}

/** How many addresses of the company make a group one of its staff. */
const STAFF = 2

const privateInStaff: Check = {
  id: 'REV-02',
  severity: 'doubt',
  title: 'A private address in a group of staff',
  needs: 'groups',
  inDocument: (subject, view) => {
    if (subject.kind !== 'groups') return []
    const { public_mail: more = [] } = view.facts
    const own = view.companyDomains()
    const isPublic = (name: string) => more.includes(name) || publicMailDoubt(name) !== undefined
    const rules = named(subject, view)
    const staffed = rules.filter(({ email }) => own.includes(domainOf(email))).length
    if (staffed < STAFF) return []
    return rules
      .filter(({ email }) => isPublic(domainOf(email)))
      .map(({ one, email }) =>
        withCompanyAddress(
          one,
          email,
          view,
          about(
            one,
            email,
            subject,
            `${email} is a private address in a group of staff. Use the person’s address at the company.`,
          ),
        ),
      )
  },
  examples: {
    finds: [
      groupExample([ana, bo, { email: { email: 'bo.private@gmail.com' } }]),
      groupExample(
        [ana, bo, { email: { email: 'carla@gmail.com' } }],
        {},
        { population: peopleCalled('carla', 'dan') },
      ),
      groupExample([ana, bo, { email: { email: 'x@gmail.com' } }], {}, { population: peopleCalled('carla', 'dan') }),
    ],
    spares: [
      groupExample([ana, bo, eve]),
      groupExample([{ email: { email: 'x@gmail.com' } }, { email: { email: 'y@gmail.com' } }]),
    ],
  },
}

const leftDirectory: Check = {
  id: 'REV-06',
  severity: 'risk',
  title: 'A person who is not in the directory',
  inDocument: (subject, view) => {
    const { population } = view.facts
    if (!population || population.unread.some(({ from }) => from === 'directory')) return []
    const known = knownIn(view.facts)
    const listed = directoryDomains(population.people)
    return named(subject, view).flatMap(({ one, email }): Found[] => {
      if (!listed.has(domainOf(email)) || known.get(email)?.sources.some(({ from }) => from === 'directory')) return []
      const message = `${email} is not in the company’s directory, or not any more. Remove the rule if the person has left.`
      return [about(one, email, subject, message)]
    })
  },
  examples: {
    finds: [policyExample([ana, bo], {}, { population: directory('bo@example.com') })],
    spares: [
      policyExample([ana, bo], {}, { population: directory('ana@example.com', 'bo@example.com') }),
      policyExample([eve, bo], {}, { population: directory('bo@example.com') }),
      policyExample(
        [ana, bo],
        {},
        {
          population: {
            ...directory('bo@example.com'),
            unread: [{ from: 'directory', message: 'It did not answer.' }],
          },
        },
      ),
      groupExample([staff, domain('b.example')]),
      { account: accountOf({ groups: [groupOf('g', [ana])] }) },
    ],
  },
}

const domains = new WeakMap<readonly Person[], ReadonlySet<string>>()

/** The domains of which a directory tells the people. */
function directoryDomains(all: readonly Person[]): ReadonlySet<string> {
  const known =
    domains.get(all) ??
    new Set(
      all.flatMap(({ email, sources }) => (sources.some(({ from }) => from === 'directory') ? [domainOf(email)] : [])),
    )
  domains.set(all, known)
  return known
}

function seen(email: string, at_: string): NonNullable<AccountFacts['population']> {
  return { people: [{ email, sources: [{ from: 'access', at: at_ }], request: { email } }], unread: [] }
}

function directory(...emails: string[]): NonNullable<AccountFacts['population']> {
  return {
    people: emails.map((email) => ({ email, sources: [{ from: 'directory' }], request: { email } })),
    unread: [],
  }
}

const neverCame: Check = {
  id: 'REV-07',
  severity: 'tidy',
  title: 'A rule that let in nobody',
  inDocument: (subject, view) => {
    const visitors = visitorsIn(view.facts)
    // How old a rule is nobody tells; it is at least as old as the last change of what it stands in.
    const since = view.facts.now.getTime() - Date.parse(subject.document.updated_at ?? '')
    if (!visitors || !(since >= QUIET_DAYS * DAY_MS)) return []
    const idle = named(subject, view).filter(
      ({ email }) => visitors.get(email)?.sources.some(({ from }) => from === 'access') !== true,
    )
    const [first] = idle
    if (!first) return []
    const one = idle.length === 1
    const emails = idle.map(({ email }) => email)
    const label = one ? 'Remove this rule' : `Remove these ${idle.length} rules`
    const message = `${several(emails)} ${one ? 'has' : 'have'} never logged in through Access, and nothing was changed here for more than ${QUIET_DAYS} days: ${one ? 'the rule' : 'each of these rules'} let in nobody. Remove what is not needed.`
    return [
      {
        message,
        at: one ? at(first.one) : { ruleType: 'include' },
        people: emails,
        ...(idle.length < rulesAt(subject, 'include').length
          ? { fix: removeRules(label, ...idle.map((each) => each.one)) }
          : {}),
      },
    ]
  },
  examples: {
    finds: [
      policyExample([ana, bo], OLD, { population: seen('bo@example.com', '2026-11-03T08:00:00Z') }),
      policyExample([ana, eve, staff], OLD, { population: seen('bo@example.com', '2026-11-03T08:00:00Z') }),
    ],
    spares: [
      policyExample([ana, bo], {}, { population: seen('bo@example.com', '2026-11-03T08:00:00Z') }),
      policyExample([ana, staff], OLD, { population: seen('ana@example.com', '2026-11-03T08:00:00Z') }),
      policyExample([ana, staff], OLD, {
        population: {
          ...seen('bo@example.com', '2026-11-03T08:00:00Z'),
          unread: [{ from: 'access', message: 'It did not answer.' }],
        },
      }),
    ],
  },
}

export const peopleChecks: readonly Check[] = [quiet, privateInStaff, leftDirectory, neverCame]
