import type { PeopleTouched } from '#core/assessment'
import { touchedWords } from './record-words'

/** Who gained and who lost access by a change: the counts, and one click away the names. */
export function RecordPeople({ people }: { people: PeopleTouched | undefined }) {
  const words = touchedWords(people)
  if (!people || words === undefined) return null
  if (people.gaining.length + people.losing.length === 0) return <p className="text-base">{words}</p>
  return (
    <details className="text-base">
      <summary className="w-fit cursor-pointer rounded focus-visible:ring-2 focus-visible:ring-kumo-focus focus-visible:outline-none">
        {words}
      </summary>
      <div className="flex flex-col gap-2 pt-2 pl-4">
        <Names title="Gained access" names={people.gaining} count={people.gain} />
        <Names title="Lost access" names={people.losing} count={people.lose} />
      </div>
    </details>
  )
}

function Names({ title, names, count }: { title: string; names: readonly string[]; count: number }) {
  if (names.length === 0) return null
  const more = count - names.length
  return (
    <p className="wrap-anywhere">
      <span className="font-medium">{title}:</span> {names.join(', ')}
      {more > 0 && ` and ${more.toLocaleString('en')} more`}
    </p>
  )
}
