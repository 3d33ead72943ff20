import { queryOptions } from '@tanstack/react-query'
import type { ApiError } from './api-error'
import { type AnswerOf, apiPath, call, type Routes } from './client'

type AccountRoutes = Routes['accounts'][':account']

const picker =
  <
    Name extends
      | 'lists'
      | 'identity-providers'
      | 'service-tokens'
      | 'posture-checks'
      | 'certificates'
      | 'zones'
      | 'zone-groups'
      | 'apps'
      | 'people'
      | 'directory-groups',
  >(
    name: Name,
  ) =>
  (account: string) =>
    queryOptions<AnswerOf<AccountRoutes[Name]['$get']>, ApiError>({
      queryKey: [account, 'pickers', name],
      queryFn: ({ signal }) => call(apiPath('accounts', account, name), { signal }),
    })

/** What rules can point to, by name. A picker that the token may not read fails with `not_allowed`. */
export const pickers = {
  lists: picker('lists'),
  identityProviders: picker('identity-providers'),
  serviceTokens: picker('service-tokens'),
  postureChecks: picker('posture-checks'),
  certificates: picker('certificates'),
  zones: picker('zones'),
  zoneGroups: picker('zone-groups'),
  apps: picker('apps'),
  people: picker('people'),
  directoryGroups: picker('directory-groups'),
}

/** The groups of one login method's directory, for the names of those that rules know by id. */
export const directoryGroupsOf = (account: string, identityProvider: string) =>
  queryOptions<AnswerOf<AccountRoutes['directory-groups'][':provider']['$get']>, ApiError>({
    queryKey: [account, 'pickers', 'directory-groups', identityProvider],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'directory-groups', identityProvider), { signal }),
  })

/** What stands on a list of emails or addresses. */
export const listItemsQuery = (account: string, id: string) =>
  queryOptions<AnswerOf<AccountRoutes['lists'][':id']['items']['$get']>, ApiError>({
    queryKey: [account, 'list-items', id],
    queryFn: ({ signal }) => call(apiPath('accounts', account, 'lists', id, 'items'), { signal }),
  })
