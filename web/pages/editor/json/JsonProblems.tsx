import { WarningCircleIcon, WarningIcon } from '@phosphor-icons/react'
import type { TextProblem } from './read-draft'

const SHOWN = 20

interface Props {
  text: string
  problems: TextProblem[]
  onGoTo: (position: number) => void
}

/** What is wrong with the text, line by line: each entry leads to its line. */
export function JsonProblems({ text, problems, onGoTo }: Props) {
  const sorted = problems.toSorted((a, b) => a.from - b.from).slice(0, SHOWN)
  return (
    <div aria-live="polite">
      {sorted.length > 0 && (
        <ul aria-label="What is wrong" className="max-h-40 overflow-y-auto text-sm">
          {sorted.map(({ from, message, severity }) => {
            const Shape = severity === 'error' ? WarningCircleIcon : WarningIcon
            return (
              <li key={`${from} ${message}`}>
                <button
                  type="button"
                  onClick={() => onGoTo(from)}
                  className={`flex w-full cursor-pointer items-start gap-2 rounded px-2 py-1.5 text-left hover:bg-kumo-tint ${severity === 'error' ? 'text-kumo-danger' : 'text-kumo-warning'}`}
                >
                  <Shape aria-hidden className="mt-0.5 shrink-0" />
                  <span className="shrink-0 tabular-nums">Line {lineOf(text, from)}</span>
                  <span className="min-w-0 wrap-anywhere text-kumo-default">{message}</span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
      {problems.length > SHOWN && <p className="px-2 text-sm text-kumo-subtle">and {problems.length - SHOWN} more</p>}
    </div>
  )
}

function lineOf(text: string, position: number) {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
