import type { AccessRequest } from '#core/access-request'
import type { PickerRow } from '#core/account-data'
import { KnownOr } from './KnownOr'
import { withCheck } from './visit-facts'

interface Props {
  checks: readonly PickerRow[]
  visit: AccessRequest
  onVisit: (visit: AccessRequest) => void
}

/** Which device checks the visitor's device passes. */
export function DeviceChecks({ checks, visit, onVisit }: Props) {
  if (checks.length === 0) return null
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Device checks</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {checks.map(({ id, name }) => {
          const passed = visit.posture?.[id]
          return (
            <KnownOr
              key={id}
              label={name}
              value={passed === undefined ? undefined : passed ? 'passed' : 'failed'}
              options={[
                { value: 'passed', label: 'Passed' },
                { value: 'failed', label: 'Not passed' },
              ]}
              onChange={(result) => onVisit(withCheck(visit, id, result && result === 'passed'))}
            />
          )
        })}
      </div>
    </fieldset>
  )
}
