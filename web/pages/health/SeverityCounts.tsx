import { SEVERITIES, type Severity } from '#core/findings/finding'
import { severityLook } from '../../findings/severity-look'

interface Props {
  counts: Record<Severity, number>
  chosen: Severity | undefined
  onChoose: (severity: Severity | undefined) => void
}

/** How many findings there are of each severity; pressed, only those are listed. */
export function SeverityCounts({ counts, chosen, onChoose }: Props) {
  return (
    <div role="group" aria-label="Findings by how grave they are" className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {SEVERITIES.map((severity) => {
        const { word, means, Shape, colour } = severityLook[severity]
        return (
          <button
            key={severity}
            type="button"
            aria-pressed={chosen === severity}
            onClick={() => onChoose(chosen === severity ? undefined : severity)}
            className="flex flex-col items-start gap-1 rounded-xl bg-kumo-base p-4 text-left ring ring-kumo-hairline hover:bg-kumo-tint focus-visible:ring-2 focus-visible:ring-kumo-focus focus-visible:outline-none aria-pressed:ring-2 aria-pressed:ring-kumo-brand"
          >
            <span className={`flex items-center gap-1.5 font-semibold ${colour}`}>
              <Shape aria-hidden size={18} weight="fill" />
              {word}
            </span>
            <span className="text-2xl font-semibold tabular-nums">{counts[severity].toLocaleString('en-US')}</span>
            <span className="text-sm text-kumo-subtle">{means}</span>
          </button>
        )
      })}
    </div>
  )
}
