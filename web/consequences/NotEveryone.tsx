import { useMemo } from 'react'
import { useAccountFacts } from '../api/facts'
import { Disclosure } from '../ui/Disclosure'
import { useKnownPeople } from './known-people'
import { unreadWords } from './not-counted'
import { number, people } from './outcome-words'
import { sourceLines } from './population-words'

/** Whom the counts are about: where the people come from and of when that is, and what could not be read. */
export function NotEveryone() {
  const { population, error } = useKnownPeople()
  const { unread: unreadFacts } = useAccountFacts()
  const lines = useMemo(() => (population ? sourceLines(population.people) : []), [population])
  if (error) return <p role="alert">The people could not be read. {error.body.message}</p>
  if (!population) return null
  const { reading, unread } = population
  const left = reading.of - reading.done
  const missing = [...unread, ...unreadFacts].map(unreadWords)
  return (
    <section aria-label="Whom this counts" className="flex flex-col gap-1.5 text-sm text-kumo-subtle">
      <p>
        These are the {people(population.people.length)} we know of, not everyone: who never came and is named nowhere
        is not among them.
      </p>
      {left > 0 && (
        <p>The last logins of {number(left)} are still being read. Until then, what rests on them cannot be told.</p>
      )}
      {missing.length > 0 && (
        <ul aria-label="What could not be read" className="list-disc pl-5 text-kumo-warning">
          {[...new Set(missing)].map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      <Disclosure summary="Where they come from">
        <ul className="list-disc pl-5">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Disclosure>
    </section>
  )
}
