import { useController } from 'react-hook-form'
import type { Draft } from '#core/draft'
import { CLIPBOARD_FORMATS } from '#core/policy-problems'
import { Checkbox } from '../../../ui/Checkbox'
import { useDraftEditor } from '../editor-context'
import { Condition } from './Condition'

type Direction = keyof Draft['clipboard']

const directions: { direction: Direction; title: string }[] = [
  { direction: 'local_to_remote', title: 'From the visitor’s device to the remote desktop' },
  { direction: 'remote_to_local', title: 'From the remote desktop to the visitor’s device' },
]

const formatWords: Record<string, string> = { text: 'Text', file: 'Files' }

/** What may be copied in a remote desktop that runs in the browser. */
export function ClipboardCondition() {
  const { draft, lockedReason } = useDraftEditor()
  const { field } = useController({ control: draft.control, name: 'clipboard' })
  const clipboard = field.value
  const set = clipboard.local_to_remote.length + clipboard.remote_to_local.length > 0
  return (
    <Condition field="connection_rules" set={set} state={set ? 'allowed for some things' : 'not set'}>
      {directions.map(({ direction, title }) => (
        <fieldset key={direction} className="flex min-w-0 flex-col gap-2">
          <legend className="mb-2 font-medium">{title}</legend>
          {[...new Set([...CLIPBOARD_FORMATS, ...clipboard[direction]])].map((format) => (
            <Checkbox
              key={format}
              label={formatWords[format] ?? format}
              checked={clipboard[direction].includes(format)}
              onChange={(on) =>
                field.onChange({ ...clipboard, [direction]: toggled(clipboard[direction], format, on) })
              }
              disabled={lockedReason !== undefined}
            />
          ))}
        </fieldset>
      ))}
      <p className="text-sm text-kumo-subtle">
        With nothing ticked, Cloudflare does not say whether copying is forbidden or simply not set.
      </p>
    </Condition>
  )
}

const toggled = (formats: readonly string[], format: string, on: boolean) =>
  on ? [...formats, format] : formats.filter((other) => other !== format)
