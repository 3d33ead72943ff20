import { useId, useMemo, useState } from 'react'
import { emailProblem } from '#core/email'
import type { Person } from '#core/population'
import { useKnownPeople } from '../../consequences/known-people'
import { closest } from '../../rules/closest'
import { TypeAhead } from '../../ui/TypeAhead'

interface Props {
  label: string
  /** The address that is chosen, where the box goes on showing it. */
  chosen?: string | undefined
  onChoose: (email: string) => void
  disabled?: boolean
}

const OFFERED = 8
const NOBODY: readonly Person[] = []

/** A box that takes one person: somebody we know, or any address. */
export function PersonBox({ label, chosen, onChoose, disabled = false }: Props) {
  const id = useId()
  const { people = NOBODY, notAsked, asking, ask } = useKnownPeople()
  const [typed, setTyped] = useState<string>()
  const offered = useMemo(
    () => closest(people, typed ?? '', ({ email, name }) => [email, name ?? '']).slice(0, OFFERED),
    [people, typed],
  )
  const items = offered.map(({ email, name }) => ({ id: email, title: name ?? email, ...(name && { detail: email }) }))
  const own = (typed ?? '').trim().toLowerCase()
  const choose = (email: string) => {
    setTyped(undefined)
    onChoose(email)
  }
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <TypeAhead
        id={id}
        text={typed ?? chosen ?? ''}
        onText={setTyped}
        groups={items.length > 0 ? [{ label: 'People we know of', items }] : []}
        onChoose={choose}
        onFocus={() => {
          if (notAsked) ask()
        }}
        onBlur={() => setTyped(undefined)}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && items.length === 0 && own !== '' && !emailProblem(own)) choose(own)
        }}
        notes={asking ? [READING] : items.length === 0 && own !== '' ? [noteOf(own)] : undefined}
        placeholder="A person, or any email address"
        inputMode="email"
        disabled={disabled}
        markFirst
      />
    </div>
  )
}

const READING = 'The people we know of are still being read.'

const noteOf = (email: string) =>
  emailProblem(email)?.message ?? `Nobody we know of. Enter takes ${email} all the same.`
