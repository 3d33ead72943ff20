import { useDeferredValue, useState } from 'react'
import { Button } from '../ui/Button'
import { Skeleton } from '../ui/Skeleton'
import { CheckSection } from './cloudflare/CheckSection'
import { useOutcome } from './counting'
import { NotEveryone } from './NotEveryone'
import { number } from './outcome-words'
import { OutcomeSentence } from './OutcomeSentence'
import { PeopleFilters } from './PeopleFilters'
import { PersonRow } from './PersonRow'
import type { Counted, PeopleFilter } from './questions'
import { useAsked } from './use-asked'

const STEP = 20

/** Who gains, who loses, who keeps and for whom we cannot tell, each by name and with the reason. */
export function PeopleTab() {
  const counted = useOutcome((outcome) => outcome.counted)
  const trouble = useOutcome((outcome) => outcome.trouble)
  return (
    <div className="flex flex-col gap-4">
      <OutcomeSentence />
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {!counted && trouble === undefined && <Skeleton className="h-40 w-full" />}
      {counted && <CheckSection counted={counted} />}
      {counted && <People counted={counted} />}
      <NotEveryone />
    </div>
  )
}

function People({ counted }: { counted: Counted }) {
  const [filter, setFilter] = useState<PeopleFilter>({})
  const [shown, setShown] = useState(STEP)
  // An application that the draft no longer reaches is no filter any more.
  const app = counted.apps.some(({ id }) => id === filter.app) ? filter.app : undefined
  const wanted = useDeferredValue({ ...filter, app })
  const { data, failed } = useAsked('people', { filter: wanted, limit: shown })
  return (
    <>
      <PeopleFilters
        counted={counted}
        filter={{ ...filter, app }}
        onFilter={(next) => {
          setFilter(next)
          setShown(STEP)
        }}
      />
      {failed !== undefined && <p role="alert">The people could not be listed ({failed}).</p>}
      {!data && failed === undefined && <Skeleton className="h-40 w-full" />}
      {data && data.total === 0 && <p className="text-kumo-subtle">Nobody we know of fits this.</p>}
      {data && data.total > 0 && (
        <ul aria-label="People" className="-my-1 flex flex-col divide-y divide-kumo-hairline">
          {data.rows.map((row) => (
            <PersonRow key={row.person.email} row={row} app={wanted.app} />
          ))}
        </ul>
      )}
      {data && data.total > data.rows.length && (
        <Button size="sm" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, data.total - data.rows.length)} more of {number(data.total - data.rows.length)}
        </Button>
      )}
    </>
  )
}
