import type { Severity } from '#core/findings/finding'
import { severityLook } from './severity-look'

/** How grave a finding is: a word, a shape and a colour. */
export function SeverityMark({ severity, size = 16 }: { severity: Severity; size?: number }) {
  const { word, means, Shape, colour } = severityLook[severity]
  return (
    <span title={means} className={`font-semibold whitespace-nowrap ${colour}`}>
      <Shape aria-hidden size={size} weight="fill" className="mr-1 inline-block align-text-bottom" />
      {word}
    </span>
  )
}
