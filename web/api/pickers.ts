import { queryOptions } from '@tanstack/react-query'
import type { AppRow, DirectoryGroup, KnownPerson, PickerRow } from '#core/account-data'
import type { ApiError } from './api-error'
import { apiPath, call } from './client'

const picker =
  <Row>(name: string) =>
  (account: string) =>
    queryOptions<Row[], ApiError>({
      queryKey: [account, 'pickers', name],
      queryFn: ({ signal }) => call<Row[]>(apiPath('accounts', account, name), { signal }),
    })

/** What rules can point to, by name. A picker that the token may not read fails with `not_allowed`. */
export const pickers = {
  lists: picker<PickerRow>('lists'),
  identityProviders: picker<PickerRow>('identity-providers'),
  serviceTokens: picker<PickerRow>('service-tokens'),
  postureChecks: picker<PickerRow>('posture-checks'),
  certificates: picker<PickerRow>('certificates'),
  zones: picker<PickerRow>('zones'),
  apps: picker<AppRow>('apps'),
  people: picker<KnownPerson>('people'),
  directoryGroups: picker<DirectoryGroup>('directory-groups'),
}

/** What stands on a list of emails or addresses. */
export const listItemsQuery = (account: string, id: string) =>
  queryOptions<{ value: string; description?: string }[], ApiError>({
    queryKey: [account, 'list-items', id],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'lists', id, 'items'), { signal }),
  })
