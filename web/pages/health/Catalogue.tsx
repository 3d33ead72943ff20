import { useMemo } from 'react'
import { checks } from '#core/findings/checks'
import { exampleMessage } from '#core/findings/find'
import { SeverityMark } from '../../findings/SeverityMark'
import type { HealthRow } from './health-rows'

interface Props {
  rows: readonly HealthRow[]
  /** Lists what one check has found. */
  onChoose: (check: string) => void
}

/** Every check that is made, what it says when it finds something, and how often it did. */
export function Catalogue({ rows, onChoose }: Props) {
  const told = useMemo(() => checks.map((check) => ({ ...check, example: exampleMessage(check) })), [])
  const counts = useMemo(() => {
    const all = new Map<string, number>()
    for (const { finding } of rows) all.set(finding.id, (all.get(finding.id) ?? 0) + 1)
    return all
  }, [rows])
  return (
    <ul aria-label="All checks" className="grid gap-3 lg:grid-cols-2">
      {told.map(({ id, title, severity, example }) => {
        const count = counts.get(id) ?? 0
        return (
          <li key={id} className="flex flex-col items-start gap-1 rounded-lg bg-kumo-base p-3 ring ring-kumo-hairline">
            <p className="font-semibold">
              {title} <span className="text-sm font-normal text-kumo-subtle">{id}</span>
            </p>
            <p className="text-sm">
              <SeverityMark severity={severity} size={14} />
              <span className="text-kumo-subtle">{count === 0 ? ' · nothing found' : ' · '}</span>
              {count > 0 && (
                <button
                  type="button"
                  onClick={() => onChoose(id)}
                  className="rounded text-kumo-link underline underline-offset-2"
                >
                  {count.toLocaleString('en-US')} found
                </button>
              )}
            </p>
            {example !== undefined && <p className="text-sm wrap-anywhere text-kumo-subtle">It says: {example}</p>}
          </li>
        )
      })}
    </ul>
  )
}
