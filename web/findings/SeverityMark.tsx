import type { Severity } from '#core/findings/finding'
import { severityLook } from './severity-look'

/** How grave a finding is: a word, a shape and a colour. */
export function SeverityMark({ severity, size = 16 }: { severity: Severity; size?: number }) {
  const { word, means, Shape, colour } = severityLook[severity]
  return (
    <span title={means} className={`inline-flex shrink-0 items-center gap-1 font-semibold ${colour}`}>
      <Shape aria-hidden size={size} weight="fill" className="shrink-0" />
      {word}
    </span>
  )
}
