import { useState, type ReactNode } from 'react'
import type { Consequences } from '#core/consequences'
import { Button } from '../ui/Button'
import { useOutcome } from './counting'
import { EffectMark } from './EffectMark'
import { FactsLacking } from './FactsLacking'
import { number } from './outcome-words'

const STEP = 25

/** Every application that the draft reaches, with whom it touches there; below them, what else uses the thing. */
export function AppsTab({ children }: { children: ReactNode }) {
  const apps = useOutcome(({ counted }) => counted?.apps)
  const [shown, setShown] = useState(STEP)
  const more = (apps?.length ?? 0) - shown
  return (
    <div className="flex flex-col gap-4">
      {apps && apps.length > 0 && (
        <ul aria-label="Applications" className="-my-1 flex flex-col divide-y divide-kumo-hairline">
          {apps.slice(0, shown).map((app) => (
            <AppRow key={app.id} app={app} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button size="sm" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, more)} more of {more}
        </Button>
      )}
      {children}
    </div>
  )
}

function AppRow({ app: { id, name, counts, open } }: { app: Consequences['apps'][number] }) {
  const touched = counts.gain + counts.lose + counts['cannot-tell'] > 0
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5 py-2">
      <span className="font-medium wrap-anywhere">{name}</span>
      <span className="flex flex-wrap gap-x-3 text-sm">
        {counts.gain > 0 && <EffectMark effect="gain">{`${number(counts.gain)} gain`}</EffectMark>}
        {counts.lose > 0 && <EffectMark effect="lose">{`${number(counts.lose)} lose`}</EffectMark>}
        {counts['cannot-tell'] > 0 && (
          <EffectMark effect="cannot-tell">{`${number(counts['cannot-tell'])} cannot be told`}</EffectMark>
        )}
        {!touched && <EffectMark effect="keep">{asBefore(counts.keep - open, open)}</EffectMark>}
      </span>
      {(counts['cannot-tell'] > 0 || (!touched && open > 0)) && <FactsLacking app={id} />}
    </li>
  )
}

const asBefore = (inside: number, open: number) =>
  open === 0
    ? `As before (${number(inside)} get in)`
    : `As before (${number(inside)} get in, ${number(open)} cannot be told)`
