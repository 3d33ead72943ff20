import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountSettings } from '#core/account-settings'
import { roleReason, roleSuffices } from '#core/role'
import { sessionQuery } from '../../api/session'
import { saveSettings, settingsQuery } from '../../api/settings'

export type SettingsEditing = ReturnType<typeof useAccountSettings>

/** What is set for the account, and how one part of it is changed. Owners change it, everybody may read it. */
export function useAccountSettings(account: string) {
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(settingsQuery(account))
  const { data: session } = useQuery(sessionQuery())
  const save = useMutation(saveSettings(queries, account))
  const isOwner = session !== undefined && roleSuffices(session.role, 'owner')
  return {
    settings: data?.settings,
    error,
    refetch: () => void refetch(),
    /** Why this person cannot change it; absent when they can. */
    locked: session && !isOwner ? roleReason(session.role, 'owner') : undefined,
    mayChange: isOwner && data !== undefined && !save.isPending,
    saving: save.isPending,
    /** Why the last change was not kept. */
    saveError: save.error,
    /** Changes some members and keeps it at once. Somebody else's newer settings are shown instead of being undone. */
    change: (part: Partial<AccountSettings>) => {
      if (!data) return
      save.mutate(
        { settings: { ...data.settings, ...part }, etag: data.etag },
        { onError: ({ body }) => body.code === 'changed_meanwhile' && void refetch() },
      )
    },
  }
}
