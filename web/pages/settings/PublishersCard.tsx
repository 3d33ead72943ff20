import { RISKS, type Publisher, type Risk } from '#core/account-settings'
import { Select } from '../../ui/Select'
import { SettingsCard } from './SettingsCard'
import { SettingTrouble } from './SettingTrouble'
import type { SettingsEditing } from './use-account-settings'

const risks: Record<Risk, { label: string; hint: string }> = {
  none: { label: 'Nobody gains or loses', hint: 'A new name, a note, a rule that changes nothing for anybody.' },
  some: { label: 'Some people gain or lose', hint: 'Or it cannot be told whether they do.' },
  high: {
    label: 'It reaches far',
    hint: 'It opens something to anybody, brings a risk, or breaks a guard.',
  },
}

const publishers: readonly { value: Publisher; label: string }[] = [
  { value: 'editor', label: 'An editor alone' },
  { value: 'owner', label: 'An owner alone' },
  { value: 'second-person', label: 'An owner, after somebody else proposed it' },
]

/** Who may publish a change, by how far it reaches. */
export function PublishersCard({ editing }: { editing: SettingsEditing }) {
  const { settings, mayChange, change } = editing
  return (
    <SettingsCard title="Who may publish">
      <SettingTrouble editing={editing} />
      {settings &&
        RISKS.map((risk) => (
          <Select<Publisher>
            key={risk}
            label={risks[risk].label}
            hint={risks[risk].hint}
            className="w-full"
            value={settings.publishing[risk]}
            disabled={!mayChange}
            options={publishers}
            onChange={(publisher) => change({ publishing: { ...settings.publishing, [risk]: publisher } })}
          />
        ))}
    </SettingsCard>
  )
}
