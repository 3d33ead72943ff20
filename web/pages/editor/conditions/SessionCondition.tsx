import { useState } from 'react'
import { useController } from 'react-hook-form'
import { durationWords, secondsOf } from '#core/duration'
import { Select, type Option } from '../../../ui/Select'
import { TextInput } from '../../../ui/TextInput'
import { useDraftEditor } from '../editor-context'
import { Condition } from './Condition'

const AS_APPLICATION = 'as-application'
const OTHER = 'other'

/** What a new policy has; Cloudflare fills it in as well. */
const USUAL = '24h'

const presets = ['15m', '1h', '8h', USUAL, '168h', '720h']

const options: Option<string>[] = [
  { value: AS_APPLICATION, label: 'As the application says' },
  ...presets.map((value) => ({ value, label: durationWords(value) })),
  { value: OTHER, label: 'Another time' },
]

/** `1440m` and `24h` are the same preset. */
const presetOf = (duration: string) =>
  duration === '' ? AS_APPLICATION : (presets.find((preset) => secondsOf(preset) === secondsOf(duration)) ?? OTHER)

/** How long until a visitor is asked to log in again. */
export function SessionCondition() {
  const { draft, lockedReason } = useDraftEditor()
  const { field } = useController({ control: draft.control, name: 'session_duration' })
  const [typing, setTyping] = useState(false)
  const chosen = typing ? OTHER : presetOf(field.value)
  const choose = (next: string) => {
    setTyping(next === OTHER)
    if (next !== OTHER) field.onChange(next === AS_APPLICATION ? '' : next)
  }
  return (
    <Condition
      field="session_duration"
      set={field.value !== '' && field.value !== USUAL}
      state={field.value === '' ? 'as the application says' : durationWords(field.value)}
    >
      <div className="flex flex-wrap items-start gap-3">
        <Select
          label="Stay logged in for"
          options={options}
          value={chosen}
          onChange={choose}
          disabled={lockedReason !== undefined}
          className="min-w-56"
        />
        {chosen === OTHER && (
          <TextInput
            label="How long"
            hint="Such as 45m, 12h or 36h30m. 0s asks every time."
            value={field.value}
            onChange={({ target }) => field.onChange(target.value)}
          />
        )}
      </div>
    </Condition>
  )
}
