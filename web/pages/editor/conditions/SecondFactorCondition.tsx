import { useController } from 'react-hook-form'
import { durationWords } from '#core/duration'
import { AUTHENTICATORS } from '#core/policy-problems'
import { Checkbox } from '../../../ui/Checkbox'
import { Select, type Option } from '../../../ui/Select'
import { TextInput } from '../../../ui/TextInput'
import { useDraftEditor } from '../editor-context'
import { Condition } from './Condition'

type Mode = 'organization' | 'off' | 'methods'

const modes: Option<Mode>[] = [
  { value: 'organization', label: 'As the organization says' },
  { value: 'off', label: 'Not asked for' },
  { value: 'methods', label: 'One of these' },
]

const methodWords: Record<string, string> = {
  totp: 'Code from an authenticator app',
  biometrics: 'Fingerprint or face',
  security_key: 'Security key',
}

/** The second proof that Cloudflare itself asks for, whatever the login method did. */
export function SecondFactorCondition() {
  const { draft, lockedReason } = useDraftEditor()
  const { field } = useController({ control: draft.control, name: 'mfa' })
  const mfa = field.value
  const locked = lockedReason !== undefined
  const mode: Mode = !mfa.set ? 'organization' : mfa.mfa_disabled ? 'off' : 'methods'
  // A method that we do not know stays in its list, and can be taken out of it.
  const methods = [...new Set([...AUTHENTICATORS, ...mfa.allowed_authenticators])]
  const toggle = (method: string, on: boolean) =>
    field.onChange({
      ...mfa,
      allowed_authenticators: methods.filter((other) =>
        other === method ? on : mfa.allowed_authenticators.includes(other),
      ),
    })
  return (
    <Condition field="mfa_config" set={mfa.set} state={stateOf(mode, mfa.session_duration)}>
      <Select
        label="Second factor"
        options={modes}
        value={mode}
        onChange={(next) => field.onChange({ ...mfa, set: next !== 'organization', mfa_disabled: next === 'off' })}
        disabled={locked}
        className="max-w-72"
      />
      {mode === 'methods' && (
        <>
          {methods.map((method) => (
            <Checkbox
              key={method}
              label={methodWords[method] ?? method}
              checked={mfa.allowed_authenticators.includes(method)}
              onChange={(on) => toggle(method, on)}
              disabled={locked}
            />
          ))}
          <TextInput
            label="Ask for it again after"
            hint="Minutes or hours, such as 30m or 12h, up to 720h. 0m asks at every login. Empty means as the organization says."
            value={mfa.session_duration}
            onChange={({ target }) => field.onChange({ ...mfa, session_duration: target.value })}
          />
        </>
      )}
    </Condition>
  )
}

function stateOf(mode: Mode, duration: string) {
  if (mode === 'organization') return 'as the organization says'
  if (mode === 'off') return 'not asked for'
  return duration === '' ? 'asked for' : `asked for, again after ${durationWords(duration)}`
}
