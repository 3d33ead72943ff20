import type { AccessRequest } from '#core/access-request'
import type { PickerRow } from '#core/account-data'
import { Disclosure } from '../../ui/Disclosure'
import type { Option } from '../../ui/Select'
import { KnownOr } from './KnownOr'
import { say, withResult } from './visit-facts'

interface Props {
  /** Those that the rules ask for, also where the account could not be read. */
  asked: readonly Option<string>[]
  checks: readonly PickerRow[]
  visit: AccessRequest
  onVisit: (visit: AccessRequest) => void
}

/** Which device checks the visitor's device passes: those that the rules ask for, then the others. */
export function DeviceChecks({ asked, checks, visit, onVisit }: Props) {
  const wanted = new Set(asked.map(({ value }) => value))
  const others = checks.filter(({ id }) => !wanted.has(id)).map(({ id, name }) => ({ value: id, label: name }))
  if (asked.length + others.length === 0) return null
  const draw = (options: readonly Option<string>[]) => (
    <div className="grid gap-3 sm:grid-cols-2">
      {options.map(({ value: id, label }) => {
        const passed = visit.posture?.[id]
        return (
          <KnownOr
            key={id}
            label={label}
            value={passed === undefined ? undefined : passed ? 'passed' : 'failed'}
            options={[
              { value: 'passed', label: 'Passed' },
              { value: 'failed', label: 'Not passed' },
            ]}
            onChange={(result) =>
              onVisit(say.posture(visit, withResult(visit.posture, id, result && result === 'passed')))
            }
          />
        )
      })}
    </div>
  )
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Device checks</legend>
      {draw(asked.length > 0 ? asked : others)}
      {asked.length > 0 && others.length > 0 && (
        <Disclosure summary={<span className="text-sm">Other device checks</span>}>{draw(others)}</Disclosure>
      )}
    </fieldset>
  )
}
