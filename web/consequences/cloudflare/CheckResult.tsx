import { asApiError } from '../../api/api-error'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { useStore } from '../../external-store'
import { useCounting } from '../counting'
import { outcomeSentence } from '../outcome-words'
import type { Compared } from '../questions'
import type { Check } from './check'
import { comparedSentences, endWords } from './check-words'
import { ComparedList } from './ComparedList'

/** What Cloudflare's test came to, beside what we say; or why there is none. */
export function CheckResult({ check }: { check: Check }) {
  const { place, end, error, compared } = check
  const stale = useStore(useCounting().outcome, ({ changes }) => changes !== undefined && changes !== check.changes)
  const said = end && endWords[end]
  return (
    <div className="flex flex-col gap-3">
      {error && <ServerErrorNote error={asApiError(error)} />}
      {said !== undefined && <p role="status">{said}</p>}
      {compared && (
        <>
          <div>
            <p className="text-kumo-subtle">
              {place.name}
              {!end && ', so far'}
              {stale && ', for the draft as it was when this was tested: it has been changed since'}:
            </p>
            <Sentences check={check} compared={compared} />
          </div>
          <Lists compared={compared} />
        </>
      )}
    </div>
  )
}

function Sentences({ check: { place, end }, compared }: { check: Check; compared: Compared }) {
  const [first, ...rest] = comparedSentences(compared, end !== 'complete')
  const about = place.id === undefined ? 'documents' : 'apps'
  return (
    <div aria-live="polite">
      <p className="text-base font-semibold">{first}</p>
      {rest.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>By Cloudflare’s own answers: {outcomeSentence({ about, counts: compared.counts })}</p>
    </div>
  )
}

function Lists({ compared: { differ, told, failed } }: { compared: Compared }) {
  return (
    <>
      {differ.total > 0 && (
        <p className="text-kumo-subtle">
          Neither need be a mistake: Cloudflare goes by the last identity and the last device that it saw of somebody,
          Gatehouse by what the last login told. If you find no reason for a difference, please report it.
        </p>
      )}
      <ComparedList label="Judged otherwise by Cloudflare" people={differ} open />
      <ComparedList label="Told by Cloudflare alone" people={told} />
      <ComparedList label="Not judged by Cloudflare" people={failed} />
    </>
  )
}
