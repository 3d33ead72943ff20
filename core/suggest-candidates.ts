import type { DirectoryGroup, KnownPerson, PickerRow } from './account-data'
import { valueIdentity } from './rule-identity'
import type { Field, Selector } from './selector'
import { selectors } from './selectors'
import type { SuggestSources } from './suggest'
import { haystack } from './text-match'

/** A whole value that can be offered, ready to be searched. */
export interface Candidate {
  /** Equal for two candidates that say the same. */
  id: string
  selector: Selector
  value: Record<string, unknown>
  title: string
  detail: string
  hay: string
  /** Put together from what is known, not named by anybody: offered after what bears the name that was typed. */
  derived?: true
}

/** Every value that the account's data, and the choices that selectors list themselves, can fill in, by name. */
export const candidatesOf = ({ people, rows, directoryGroups }: SuggestSources): readonly (readonly Candidate[])[] => [
  ofPeople(people),
  ...references.map(({ selector, name, field }) => ofRows(rows[field.to], selector, name, field)),
  ofChoices,
  ofDirectoryGroups(directoryGroups, rows.identity_providers),
]

type Of<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>

/** The one field that is enough to fill in a rule of this selector, if there is one. */
function onlyField({ fields }: Selector): { name: string; field: Field } | undefined {
  const all = Object.entries(fields).map(([name, field]) => ({ name, field }))
  const required = all.filter(({ field }) => !('optional' in field))
  const [only, second] = required.length > 0 ? required : all
  return second ? undefined : only
}

const single = selectors.flatMap((selector) => {
  const only = onlyField(selector)
  return only ? [{ selector, ...only }] : []
})

const references = single.flatMap(({ selector, name, field }) =>
  field.kind === 'reference' ? [{ selector, name, field }] : [],
)

const suggesting = (source: Of<'text'>['suggest']) =>
  single.filter(({ field }) => field.kind === 'text' && field.suggest === source)

function candidate(
  selector: Selector,
  value: Record<string, unknown>,
  title: string,
  detail: string,
  texts: readonly (string | undefined)[],
): Candidate {
  return { id: valueIdentity(selector, value), selector, value, title, detail, hay: haystack([title, ...texts]) }
}

const derived = (one: Candidate): Candidate => ({ ...one, derived: true })

const byTitle = (candidates: Candidate[]) => candidates.toSorted((a, b) => (a.hay < b.hay ? -1 : a.hay > b.hay ? 1 : 0))

/** The answer for one array is worked out once: a search runs at every keystroke, the array changes once a minute. */
function remembered<Item, Rest extends unknown[]>(work: (items: readonly Item[], ...rest: Rest) => Candidate[]) {
  const known = new WeakMap<readonly Item[], { rest: Rest; candidates: Candidate[] }>()
  return (items: readonly Item[], ...rest: Rest): Candidate[] => {
    const found = known.get(items)
    if (found && found.rest.every((one, index) => one === rest[index])) return found.candidates
    const candidates = byTitle(work(items, ...rest))
    known.set(items, { rest, candidates })
    return candidates
  }
}

/** Each person known, and each domain that their addresses have. */
const ofPeople = remembered((people: readonly KnownPerson[]) => {
  const domains = new Map<string, number>()
  for (const { email } of people) {
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
    if (domain !== '') domains.set(domain, (domains.get(domain) ?? 0) + 1)
  }
  return [
    ...suggesting('people').flatMap(({ selector, name: field }) =>
      people.map(({ email, name }) =>
        candidate(selector, { [field]: email }, name ?? email, name === undefined ? '' : email, [email]),
      ),
    ),
    ...suggesting('domains').flatMap(({ selector, name: field }) =>
      [...domains].map(([domain, count]) =>
        derived(
          candidate(
            selector,
            { [field]: domain },
            `@${domain}`,
            `${count} ${count === 1 ? 'person' : 'people'} known`,
            [domain],
          ),
        ),
      ),
    ),
  ]
})

const rowCaches = new Map<Selector, (rows: readonly PickerRow[]) => Candidate[]>()

function ofRows(rows: readonly PickerRow[] | undefined, selector: Selector, name: string, field: Of<'reference'>) {
  if (!rows) return []
  const { types } = field
  const cached =
    rowCaches.get(selector) ??
    remembered((all: readonly PickerRow[]) =>
      all
        .filter(({ type }) => types === undefined || type === undefined || types.includes(type))
        .map(({ id, name: title, detail, trouble }) =>
          candidate(selector, { [name]: id }, title, [detail, trouble].filter(Boolean).join('. '), [detail]),
        ),
    )
  rowCaches.set(selector, cached)
  return cached(rows)
}

const ofChoices = byTitle(
  single.flatMap(({ selector, name, field }) => {
    if (field.kind !== 'choice' && field.kind !== 'choices') return []
    return field.choices.map(({ value, label, aka = [] }) =>
      candidate(selector, { [name]: field.kind === 'choices' ? [value] : value }, label, '', [value, ...aka]),
    )
  }),
)

/** Selectors that are filled in by a directory's group and the login method it comes from. */
const directories = selectors.flatMap((selector) => {
  const required = Object.entries(selector.fields).filter(([, field]) => !('optional' in field))
  const group = required.find(([, field]) => field.kind === 'text' && field.suggest === 'directory_groups')
  const login = required.find(([, field]) => field.kind === 'reference' && field.to === 'identity_providers')
  if (required.length !== 2 || group?.[1].kind !== 'text' || login?.[1].kind !== 'reference') return []
  return [{ selector, group: { name: group[0], field: group[1] }, login: { name: login[0], field: login[1] } }]
})

const ofDirectoryGroups = remembered(
  (groups: readonly DirectoryGroup[], logins: readonly PickerRow[] | undefined): Candidate[] => {
    const loginById = new Map((logins ?? []).map((row) => [row.id, row]))
    return groups.flatMap(({ id, name, identity_provider_id: provider }) => {
      const from = loginById.get(provider)
      if (from?.type === undefined) return []
      const { type } = from
      return directories
        .filter(({ login }) => login.field.types?.includes(type))
        .filter(({ group }) => group.field.inputMode !== 'email' || name.includes('@'))
        .map(({ selector, group, login }) => {
          const value = { [group.name]: group.field.suggestById ? id : name, [login.name]: provider }
          return candidate(selector, value, name, `from ${from.name}`, [])
        })
    })
  },
)
