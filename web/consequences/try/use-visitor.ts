import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { AccessRequest } from '#core/access-request'
import { personNamed, type Person } from '#core/population'
import { useAccountId } from '../../api/account'
import { lastLoginQuery } from '../../api/population'
import { useKnownPeople } from '../known-people'

interface Visitor {
  /** The person that was picked, when it was one we know, as far as known by now. */
  person: Person | undefined
  /** What is known or was said of the visit. */
  visit: AccessRequest
  /** Another one whenever the visit becomes something that nobody typed. */
  version: string
  pick: (person: Person) => void
  /** Somebody comes with this address; what was said of the visit stays. */
  name: (email: string) => void
  say: (visit: AccessRequest) => void
}

/** Who is tried: somebody with what was known at the last login, which is asked for when they are picked, or anybody. */
export function useVisitor(): Visitor {
  const { people } = useKnownPeople()
  const account = useAccountId()
  const [picked, setPicked] = useState<Person>()
  const [picks, setPicks] = useState(0)
  // With the version that it was said on: what is known later must not come between the hands of who types.
  const [said, setSaid] = useState<{ visit: AccessRequest; version: string }>()
  const came = picked?.sources.some(({ from }) => from === 'access') === true
  const { data: login } = useQuery(lastLoginQuery(account, came ? picked.email : ''))
  const person = useMemo(() => {
    const known = picked && (people?.find(({ email }) => email === picked.email) ?? picked)
    if (!known || login?.email !== known.email) return known
    return {
      ...known,
      request: { ...known.request, ...login.request },
      ...(login.at !== undefined && { factsAt: login.at }),
    }
  }, [picked, people, login])
  const visit = said?.visit ?? person?.request ?? NOTHING
  const version = said?.version ?? `${picks} ${JSON.stringify(person?.request)}`
  return {
    person,
    visit,
    version,
    pick: (next) => {
      setPicked(next)
      setSaid(undefined)
      setPicks(picks + 1)
    },
    name: (email) => {
      setPicked(undefined)
      setSaid({ visit: { ...personNamed(email).request, ...visit, email }, version })
    },
    say: (next) => setSaid({ visit: next, version }),
  }
}

const NOTHING: AccessRequest = {}
