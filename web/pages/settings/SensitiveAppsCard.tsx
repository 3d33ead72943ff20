import { useQuery } from '@tanstack/react-query'
import { pickers } from '../../api/pickers'
import { AppBox } from './AppBox'
import { EntryList } from './EntryList'
import { SettingsCard } from './SettingsCard'
import { SettingTrouble } from './SettingTrouble'
import type { SettingsEditing } from './use-account-settings'

const GONE = 'An application that no longer exists'

/** The applications where mistakes weigh more. */
export function SensitiveAppsCard({ account, editing }: { account: string; editing: SettingsEditing }) {
  const { settings, mayChange, locked, change } = editing
  const { data: apps } = useQuery(pickers.apps(account))
  const chosen = settings?.sensitive_apps ?? []
  const nameOf = (id: string) => apps?.find((app) => app.id === id)?.name ?? (apps ? GONE : '…')
  return (
    <SettingsCard title="Sensitive applications">
      <p className="text-kumo-subtle">What is merely risky elsewhere counts as a stop at these.</p>
      <SettingTrouble editing={editing} />
      {settings && (
        <EntryList
          label="Sensitive applications"
          entries={chosen.map((id) => ({ id, words: nameOf(id) }))}
          empty="None yet."
          onRemove={
            locked === undefined ? (gone) => change({ sensitive_apps: chosen.filter((id) => id !== gone) }) : undefined
          }
        />
      )}
      {settings && locked === undefined && (
        <AppBox
          label="Add an application"
          disabled={!mayChange}
          apps={(apps ?? []).filter(({ id }) => !chosen.includes(id))}
          onChoose={(id) => change({ sensitive_apps: [...chosen, id] })}
        />
      )}
    </SettingsCard>
  )
}
