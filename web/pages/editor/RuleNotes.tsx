import { InfoIcon, WarningCircleIcon, WarningIcon } from '@phosphor-icons/react'
import { useState, type ReactNode } from 'react'
import { writeJson } from '#core/json'
import type { ReadRule } from '#core/rule'
import type { RuleType } from '#core/rule-type'
import { placeKey } from './draft-check'
import { useDraftEditor } from './editor-context'
import { repeats } from './findings/draft-findings'
import { PlaceFindings } from './findings/PlaceFindings'
import { useFindingsAt } from './findings/use-draft-findings'
import { useStore } from '../../external-store'

interface Props {
  ruleType: RuleType
  index: number
  read: ReadRule
  /** The fields say themselves what is wrong with them. */
  fieldsShown: boolean
  /** Somebody has changed the rule here, so what is wrong with it is news and is read out. */
  touched: boolean
}

/** Under a rule: what is wrong, what is found or doubtful, and what of it we keep without understanding it. */
export function RuleNotes({ ruleType, index, read, fieldsShown, touched }: Props) {
  const { draft } = useDraftEditor()
  const place = placeKey({ field: ruleType, index })
  const found = useStore(draft.checked, ({ byPlace }) => byPlace.get(place)) ?? []
  const findings = useFindingsAt(place)
  const inFields = fieldsShown && read.state === 'known' ? read.problems.map(({ message }) => message) : []
  return (
    <>
      {found
        .filter((problem) => !inFields.includes(problem.message) && !findings.some((one) => repeats(one, problem)))
        .map(({ message, severity }) => (
          <p
            key={message}
            role={touched && severity === 'error' ? 'alert' : undefined}
            className={`flex items-start gap-1.5 pb-1 pl-7 text-sm ${severity === 'error' ? 'text-kumo-danger' : 'text-kumo-warning'}`}
          >
            {severity === 'error' ? <WarningCircleIcon {...noteIcon} /> : <WarningIcon {...noteIcon} />}
            <span className="min-w-0 wrap-anywhere">{message}</span>
          </p>
        ))}
      <PlaceFindings place={place} className="pl-7" />
      {read.state === 'unknown' && (
        <Kept words="Cloudflare knows this rule; we show and save it as it came." value={{ [read.key]: read.value }} />
      )}
      {read.state === 'known' && read.extra.length > 0 && !fieldsShown && (
        <Kept
          words={`${read.extra.length} extra detail${read.extra.length === 1 ? '' : 's'} kept as it is.`}
          value={Object.fromEntries(read.extra.map((key) => [key, read.value[key]]))}
        />
      )}
    </>
  )
}

const noteIcon = { 'aria-hidden': true, size: 16, weight: 'fill', className: 'mt-0.5 shrink-0' } as const

function Kept({ words, value }: { words: ReactNode; value: unknown }) {
  const [shown, setShown] = useState(false)
  return (
    <div className="pb-1 pl-7 text-sm text-kumo-subtle">
      <p className="flex items-start gap-1.5">
        <InfoIcon {...noteIcon} weight="regular" />
        <span>
          {words}{' '}
          <button
            type="button"
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
            className="rounded text-kumo-link underline underline-offset-2"
          >
            {shown ? 'Hide it' : 'Show it'}
          </button>
        </span>
      </p>
      {shown && (
        <pre className="mt-1 overflow-x-auto rounded bg-kumo-tint p-2 text-xs">
          <code>{writeJson(value, 2)}</code>
        </pre>
      )}
    </div>
  )
}
