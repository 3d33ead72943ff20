import { TrashIcon } from '@phosphor-icons/react'
import type { GuardSentence } from '#core/account-settings'
import { guardWords } from '#core/guards'
import { textOf } from '#core/phrase'
import { useAccountNames } from '../../api/account'
import { PhraseText } from '../../rules/PhraseText'
import { IconButton } from '../../ui/IconButton'
import { GuardForm } from './GuardForm'
import { GuardState } from './GuardState'
import { SettingsCard } from './SettingsCard'
import { SettingTrouble } from './SettingTrouble'
import type { SettingsEditing } from './use-account-settings'

/** The guard sentences of the account, each with whether it holds as things are. */
export function GuardsCard({ account, editing }: { account: string; editing: SettingsEditing }) {
  const { settings, mayChange, locked, change } = editing
  const guards = settings?.guards ?? []
  return (
    <SettingsCard title="Guard sentences">
      <p className="text-kumo-subtle">
        What must stay true, whoever publishes. A publish that breaks one is stopped, until an owner overrides it with a
        reason.
      </p>
      <SettingTrouble editing={editing} />
      {settings && guards.length === 0 && <p className="text-kumo-subtle">None yet.</p>}
      {guards.length > 0 && (
        <ul aria-label="Guard sentences" className="flex flex-col divide-y divide-kumo-hairline">
          {guards.map((guard) => (
            <GuardRow
              key={guard.id}
              guard={guard}
              onRemove={
                locked === undefined ? () => change({ guards: guards.filter(({ id }) => id !== guard.id) }) : undefined
              }
            />
          ))}
        </ul>
      )}
      {settings && locked === undefined && (
        <GuardForm account={account} disabled={!mayChange} onAdd={(guard) => change({ guards: [...guards, guard] })} />
      )}
    </SettingsCard>
  )
}

function GuardRow({ guard, onRemove }: { guard: GuardSentence; onRemove: (() => void) | undefined }) {
  const names = useAccountNames()
  const words = guardWords(guard, names)
  return (
    <li className="flex items-start justify-between gap-2 py-2">
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <PhraseText phrase={words} links={false} />
        </p>
        <GuardState guard={guard} />
      </div>
      {onRemove && <IconButton label={`Remove: ${textOf(words)}`} icon={TrashIcon} size="sm" onClick={onRemove} />}
    </li>
  )
}
