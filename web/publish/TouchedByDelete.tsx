import type { PeopleTouched } from '#core/assessment'
import { outcomeSentence, people } from '../consequences/outcome-words'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** How many people are named before the rest is counted. */
const NAMED = 12

/** Whom a deletion touches, by address. */
export function TouchedByDelete({ touched }: { touched: PeopleTouched }) {
  const { gain, lose, cannotTell, gaining, losing, missing = [] } = touched
  const counts = { gain, lose, keep: 0, 'cannot-tell': cannotTell }
  return (
    <section aria-label="Who gains, who loses" className="flex flex-col gap-1">
      <h3 className="font-semibold">{outcomeSentence({ about: 'apps', counts })}</h3>
      <Names word="Loses" emails={losing} count={lose} />
      <Names word="Gains" emails={gaining} count={gain} />
      {cannotTell > 0 && missing.length > 0 && (
        <p className="wrap-anywhere">What cannot be told depends on {list.format(missing)}.</p>
      )}
    </section>
  )
}

function Names({ word, emails, count }: { word: string; emails: readonly string[]; count: number }) {
  if (count === 0) return null
  const shown = emails.slice(0, NAMED)
  const rest = count - shown.length
  return (
    <p className="wrap-anywhere">
      <span className="font-medium">{word}:</span> {shown.join(', ')}
      {rest > 0 && ` and ${people(rest)} more`}
    </p>
  )
}
