import type { Person } from './population'
import { Visit } from './visit'

const visits = new WeakMap<Person, Visit>()

/** A person's visit, made once: the person must not be changed in place. */
export function visitOf(person: Person): Visit {
  const known = visits.get(person)
  if (known) return known
  const visit = new Visit(person.request)
  visits.set(person, visit)
  return visit
}
