import { useId, useMemo, useState } from 'react'
import type { AccessRequest } from '#core/access-request'
import type { Person } from '#core/population'
import { closest } from '../../rules/closest'
import { TimeAgo } from '../../lists/TimeAgo'
import { TypeAhead } from '../../ui/TypeAhead'
import { useKnownPeople } from '../known-people'

interface Props {
  visit: AccessRequest
  /** The person that was picked, when it was one we know. */
  visitor: Person | undefined
  onPick: (person: Person) => void
  onEmail: (email: string) => void
}

const OFFERED = 8
const NOBODY: readonly Person[] = []
const textsOf = ({ email, name }: Person) => [email, name ?? '']

/** Who comes: somebody we know, with what is known of their last login, or any address. */
export function VisitorPicker({ visit, visitor, onPick, onEmail }: Props) {
  const id = useId()
  const { people = NOBODY } = useKnownPeople()
  const [typed, setTyped] = useState<string>()
  const [now] = useState(Date.now)
  const offered = useMemo(() => closest(people, typed ?? '', textsOf).slice(0, OFFERED), [people, typed])
  const items = offered.map(({ email, name }) => ({ id: email, title: name ?? email, ...(name && { detail: email }) }))
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        Who comes
      </label>
      <TypeAhead
        id={id}
        text={typed ?? visit.email ?? ''}
        onText={setTyped}
        groups={items.length > 0 ? [{ label: 'People we know of', items }] : []}
        onChoose={(email) => {
          const person = people.find((one) => one.email === email)
          setTyped(undefined)
          if (person) onPick(person)
        }}
        onBlur={() => {
          if (typed !== undefined && typed.trim() !== '') onEmail(typed.trim())
          setTyped(undefined)
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && typed !== undefined && offered.length === 0) onEmail(typed.trim())
        }}
        placeholder="A person, or any email address"
        inputMode="email"
      />
      <p className="text-sm text-kumo-subtle">
        {visitor?.factsAt !== undefined && (
          <>
            As they last logged in, <TimeAgo time={Date.parse(visitor.factsAt)} now={now} />. All of it can be changed
            below.
          </>
        )}
        {visitor && visitor.factsAt === undefined && 'Nothing but the address is known of this person.'}
        {!visitor && visit.email !== undefined && 'An invented visitor: what you leave open below is not known.'}
      </p>
    </div>
  )
}
