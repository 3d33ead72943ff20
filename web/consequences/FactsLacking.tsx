import { useState } from 'react'
import type { FactsLacked } from '#core/facts-lacked'
import { PhraseText } from '../rules/PhraseText'
import { number, people } from './outcome-words'
import { useAsked } from './use-asked'

/** So many facts are told before the rest waits to be asked for. */
const SHOWN = 2

/** Which facts would have to be known to tell what happens to people at an application, the most frequent first. */
export function FactsLacking({ app }: { app: string }) {
  const [all, setAll] = useState(false)
  const { data, failed } = useAsked('lacking', { app })
  if (failed !== undefined) return <p className={LOOK}>Which facts are missing could not be found out ({failed}).</p>
  if (!data) return <p className={`${LOOK} min-h-5`} />
  const shown = all ? data.facts : data.facts.slice(0, SHOWN)
  const more = data.facts.length - shown.length
  return (
    <div className={LOOK}>
      <p>Missing{whose(data)}:</p>
      <ul aria-label="Missing facts" className="list-disc pl-5">
        {shown.map(({ what, people: count }, at) => (
          // Facts have no names of their own, and their order is told anew as a whole.
          <li key={at}>
            <PhraseText phrase={what} links={false} /> ({people(count)})
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="min-h-6 rounded text-kumo-link underline underline-offset-2"
        >
          {more === 1 ? '1 more fact' : `${more} more facts`}
        </button>
      )}
    </div>
  )
}

const LOOK = 'basis-full text-sm text-kumo-subtle wrap-anywhere'

const whose = ({ asked, people: all }: FactsLacked) =>
  asked < all ? `, for the first ${number(asked)} of the ${number(all)} people` : ''
