import { roleSuffices } from '#core/role'
import { Checkbox } from '../ui/Checkbox'
import { TextArea } from '../ui/TextArea'
import { TextInput } from '../ui/TextInput'
import { brokenIn, needsReason, typedConfirmation, unseenIn } from './publish-stop'
import type { JudgedPublish } from './use-verdict'

/** What the person says with a publish: why, whether in spite of a guard, and the name where that must be typed. */
export function PublishReasons({ verdict: { body, role, name, said, setSaid: onSaid } }: { verdict: JudgedPublish }) {
  const stopped = brokenIn(body).length + unseenIn(body).length > 0
  const isOwner = roleSuffices(role, 'owner')
  const why = typedConfirmation(body)
  return (
    <section aria-label="Why" className="flex flex-col gap-3">
      {stopped && !isOwner && <p>An owner of this Gatehouse can publish it all the same, with a reason.</p>}
      {stopped && isOwner && (
        <Checkbox
          label="Override with a reason"
          hint="You are an owner. The reason is kept in the history of what is published."
          checked={said.override}
          onChange={(override) => onSaid({ ...said, override })}
        />
      )}
      <TextArea
        label={needsReason(body) || stopped ? 'Reason' : 'Reason (optional)'}
        hint="It is kept in the history, and read by whoever is asked for approval."
        rows={2}
        maxLength={2000}
        value={said.reason}
        onChange={({ target }) => onSaid({ ...said, reason: target.value })}
      />
      {why !== undefined && (
        <TextInput
          label={`Type “${name}” to confirm`}
          hint={why}
          value={said.typed}
          onChange={({ target }) => onSaid({ ...said, typed: target.value })}
        />
      )}
    </section>
  )
}
