import { ErrorNote } from '../../errors/ErrorNote'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import type { SettingsEditing } from './use-account-settings'

/** In a card of the settings: that they are being read, could not be read, or that a change was not kept. */
export function SettingTrouble({ editing }: { editing: SettingsEditing }) {
  const { settings, error, refetch, saveError, locked } = editing
  return (
    <>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!settings && !error && <Skeleton className="h-16 w-full" />}
      {saveError && <ServerErrorNote error={saveError} />}
      {locked !== undefined && <p className="text-sm text-kumo-subtle">{locked}</p>}
    </>
  )
}
