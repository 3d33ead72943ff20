import type { AccessRequest } from '#core/access-request'
import { KnownOr } from './KnownOr'
import { say, withResult } from './visit-facts'

interface Props {
  /** The addresses that rules ask. */
  addresses: readonly string[]
  visit: AccessRequest
  onVisit: (visit: AccessRequest) => void
}

/** What the company's own checks answer. Any failure of one counts as no. */
export function OwnChecks({ addresses, visit, onVisit }: Props) {
  const all = [...new Set([...addresses, ...Object.keys(visit.external ?? {})])]
  if (all.length === 0) return null
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Your own checks</legend>
      {all.map((address) => {
        const passed = visit.external?.[address]
        return (
          <KnownOr
            key={address}
            label={address}
            value={passed === undefined ? undefined : passed ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: 'Says yes' },
              { value: 'no', label: 'Says no, or fails' },
            ]}
            onChange={(said) =>
              onVisit(say.external(visit, withResult(visit.external, address, said && said === 'yes')))
            }
          />
        )
      })}
    </fieldset>
  )
}
