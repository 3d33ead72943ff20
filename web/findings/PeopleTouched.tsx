import { useState } from 'react'

const SHOWN = 3

/** The people whom a finding touches: some by name, the others when asked for. */
export function PeopleTouched({ people }: { people: readonly string[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? people : people.slice(0, SHOWN)
  const more = people.length - shown.length
  return (
    <p className="text-sm wrap-anywhere text-kumo-subtle">
      Touches {people.length === 1 ? 'one person' : `${people.length.toLocaleString('en-US')} people`}:{' '}
      {shown.join(', ')}
      {more > 0 && (
        <>
          {' and '}
          <button
            type="button"
            onClick={() => setAll(true)}
            className="relative rounded text-kumo-link underline underline-offset-2"
          >
            {more.toLocaleString('en-US')} more
          </button>
        </>
      )}
    </p>
  )
}
