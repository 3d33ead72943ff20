import { useState } from 'react'
import type { BothAnswers } from '#core/test-comparison'
import { PhraseText } from '../../rules/PhraseText'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { Initials } from '../Initials'
import { number } from '../outcome-words'
import type { ComparedRow, ComparedRows } from '../questions'
import { AccessMark } from '../try/AccessMark'
import { factsWords } from './check-words'

const STEP = 20

interface Props {
  label: string
  people: ComparedRows
  open?: boolean
}

/** People of whom Cloudflare and we say different things, each with both answers. */
export function ComparedList({ label, people: { rows, total }, open = false }: Props) {
  const [shown, setShown] = useState(STEP)
  const more = Math.min(rows.length - shown, STEP)
  if (total === 0) return null
  return (
    <Disclosure
      open={open}
      summary={
        <span className="text-sm">
          {label} ({number(total)})
        </span>
      }
    >
      <ul aria-label={label} className="-my-1 flex flex-col divide-y divide-kumo-hairline">
        {rows.slice(0, shown).map((row) => (
          <Row key={row.person.email} row={row} />
        ))}
      </ul>
      {more > 0 && (
        <Button size="sm" onClick={() => setShown(shown + STEP)}>
          Show {more} more of {number(total - shown)}
        </Button>
      )}
      {more <= 0 && total > rows.length && <p>The first {number(rows.length)} are listed.</p>}
    </Disclosure>
  )
}

function Row({ row: { person, before, after, why } }: { row: ComparedRow }) {
  const same = before && after && before.theirs === after.theirs && before.ours === after.ours
  return (
    <li className="flex gap-3 py-3">
      <Initials email={person.email} name={person.name} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="wrap-anywhere">
          {person.name !== undefined && <strong className="font-semibold">{person.name} </strong>}
          <span className={person.name === undefined ? 'font-semibold' : 'text-kumo-subtle'}>{person.email}</span>
        </p>
        {same ? (
          <Answers when="Now and under the draft" answers={after} />
        ) : (
          <>
            {before && <Answers when="Now" answers={before} />}
            {after && <Answers when="Under the draft" answers={after} />}
          </>
        )}
        <p className="text-kumo-subtle wrap-anywhere">
          Gatehouse says so because: <PhraseText phrase={why} /> {factsWords(person.factsAt)}
        </p>
      </div>
    </li>
  )
}

function Answers({ when, answers: { theirs, ours } }: { when: string; answers: BothAnswers }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <span className="text-kumo-subtle">{when}:</span>
      <span className="inline-flex items-center gap-1">
        Cloudflare <AccessMark access={theirs} />
      </span>
      <span className="inline-flex items-center gap-1">
        Gatehouse <AccessMark access={ours} />
      </span>
    </p>
  )
}
