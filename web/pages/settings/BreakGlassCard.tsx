import { EntryList } from './EntryList'
import { PersonBox } from './PersonBox'
import { SettingsCard } from './SettingsCard'
import { SettingTrouble } from './SettingTrouble'
import type { SettingsEditing } from './use-account-settings'

/** The people who must never be locked out. */
export function BreakGlassCard({ editing }: { editing: SettingsEditing }) {
  const { settings, mayChange, locked, change } = editing
  const emails = settings?.break_glass ?? []
  return (
    <SettingsCard title="Break-glass people">
      <p className="text-kumo-subtle">
        Kept for emergencies. A publish by which one of them would lose an application is stopped, until an owner
        overrides it with a reason.
      </p>
      <SettingTrouble editing={editing} />
      {settings && (
        <EntryList
          label="Break-glass people"
          entries={emails.map((email) => ({ id: email, words: email }))}
          empty="Nobody yet."
          onRemove={
            locked === undefined
              ? (gone) => change({ break_glass: emails.filter((email) => email !== gone) })
              : undefined
          }
        />
      )}
      {settings && locked === undefined && (
        <PersonBox
          label="Add somebody"
          disabled={!mayChange}
          onChoose={(email) => !emails.includes(email) && change({ break_glass: [...emails, email] })}
        />
      )}
    </SettingsCard>
  )
}
