import type { Assessment } from '#core/assessment'
import { SeverityMark } from '../findings/SeverityMark'

/** What the change brings that was not there before: problems left in it. */
export function NewFindings({ findings }: { findings: Assessment['findings'] }) {
  if (findings.length === 0) return null
  return (
    <section aria-label="Problems that this brings" className="flex flex-col gap-2">
      <h3 className="font-semibold">
        {findings.length === 1 ? 'This brings 1 problem' : `This brings ${findings.length} problems`}
      </h3>
      <ul className="flex max-h-60 flex-col gap-1.5 overflow-y-auto">
        {findings.map(({ id, severity, message }) => (
          <li key={`${id} ${message}`} className="flex items-start gap-2">
            <SeverityMark severity={severity} />
            <p className="min-w-0 wrap-anywhere">{message}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
