import type { DocumentKind } from '#core/document-kind'
import { documentNoun } from '#core/document-kind'
import type { Effect } from '#core/consequences'
import { CannotCount } from '../consequences/CannotCount'
import { cannotCount, useOutcome } from '../consequences/counting'
import { effectWords, outcomeSentence, people } from '../consequences/outcome-words'
import { PersonRow } from '../consequences/PersonRow'
import { useAsked } from '../consequences/use-asked'
import { Disclosure } from '../ui/Disclosure'

/** How many people of an effect are named before the rest is counted. */
const NAMED = 8

/** Who gains, who loses and for whom we cannot tell, by name, and at which applications. */
export function TouchedPeople({ kind }: { kind: DocumentKind }) {
  const outcome = useOutcome()
  const { counted, counting } = outcome
  const cannot = cannotCount(outcome)
  return (
    <section aria-label="Who gains, who loses" className="flex flex-col gap-2">
      <h3 className="font-semibold">
        {counted
          ? outcomeSentence(counted)
          : cannot
            ? 'Who gains, who loses'
            : 'Who gains and who loses is still being counted.'}
      </h3>
      {cannot && <CannotCount />}
      {counting && counted && <p className="text-kumo-subtle">Counting anew…</p>}
      {counted && counted.about === 'documents' && (
        <p className="text-kumo-subtle">
          Told is who falls under this {documentNoun[kind]} itself: no application uses it, so nobody’s access changes.
        </p>
      )}
      {counted && (
        <>
          <Named effect="lose" count={counted.counts.lose} />
          <Named effect="gain" count={counted.counts.gain} />
          <Named effect="cannot-tell" count={counted.counts['cannot-tell']} />
        </>
      )}
      {counted && counted.apps.length > 0 && (
        <p className="text-kumo-subtle wrap-anywhere">
          {counted.apps.length === 1 ? 'At the application ' : `At ${counted.apps.length} applications: `}
          {new Intl.ListFormat('en').format(counted.apps.slice(0, 12).map(({ name }) => name))}
          {counted.apps.length > 12 ? ` and ${counted.apps.length - 12} more` : ''}.
        </p>
      )}
    </section>
  )
}

function Named({ effect, count }: { effect: Effect; count: number }) {
  const { data } = useAsked('people', count > 0 ? { filter: { effect }, limit: NAMED } : undefined)
  if (count === 0 || !data) return null
  const rest = data.total - data.rows.length
  return (
    <Disclosure open={effect !== 'cannot-tell'} summary={`${effectWords[effect]}: ${people(count)}`}>
      <ul aria-label={effectWords[effect]} className="-my-1 flex flex-col divide-y divide-kumo-hairline">
        {data.rows.map((row) => (
          <PersonRow key={row.person.email} row={row} />
        ))}
      </ul>
      {rest > 0 && <p className="text-kumo-subtle">and {people(rest)} more, see the tab People</p>}
    </Disclosure>
  )
}
