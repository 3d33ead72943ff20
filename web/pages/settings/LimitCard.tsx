import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { TextInput } from '../../ui/TextInput'
import { SettingsCard } from './SettingsCard'
import { SettingTrouble } from './SettingTrouble'
import type { SettingsEditing } from './use-account-settings'

const USUAL = 50

/** How many people a publish may touch. */
export function LimitCard({ editing }: { editing: SettingsEditing }) {
  const { settings, mayChange, locked, change } = editing
  const limit = settings?.limits.people
  const [typed, setTyped] = useState<string>()
  const count = Number(typed ?? limit ?? USUAL)
  const wrong = Number.isInteger(count) && count >= 1 ? undefined : 'Type a whole number, such as 50.'
  return (
    <SettingsCard title="Limit of people">
      <p className="text-kumo-subtle">
        A publish by which more people than this gain or lose access is stopped, until an owner overrides it with a
        reason.
      </p>
      <SettingTrouble editing={editing} />
      {settings && (
        <Checkbox
          label="Stop a publish that touches many people"
          checked={limit !== null}
          disabled={!mayChange}
          onChange={(on) => change({ limits: { ...settings.limits, people: on ? USUAL : null } })}
        />
      )}
      {settings && limit !== null && limit !== undefined && (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (wrong === undefined) change({ limits: { ...settings.limits, people: count } })
            setTyped(undefined)
          }}
        >
          <TextInput
            label="At most so many people"
            inputMode="numeric"
            error={wrong}
            value={typed ?? String(limit)}
            disabled={locked !== undefined}
            onChange={({ target }) => setTyped(target.value)}
          />
          {typed !== undefined && count !== limit && (
            <Button type="submit" disabledReason={wrong} loading={editing.saving}>
              Keep
            </Button>
          )}
        </form>
      )}
    </SettingsCard>
  )
}
