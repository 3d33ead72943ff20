import { Hono } from 'hono'
import { isObject } from '#core/json'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { answer, paged } from './envelope'
import { found } from './found'
import { except } from './output'
import { contains, readOnly } from './read-only'
import type { Document } from './seed-account'

const PERMISSION = 'Access: Organizations, Identity Providers, and Groups'

const SCIM_PAGE = { usual: 100, max: 100 }

/** `/access/identity_providers`, and what each of them told Cloudflare over SCIM. */
export function identityProviders(tools: Tools) {
  const of = async (account: string, kind: 'scim_groups' | 'scim_users' | 'auth_contexts', provider: string) => {
    await found(tools, account, 'identity_providers', provider)
    return (await tools.store.all(account, kind)).filter((row) => row.identity_provider_id === provider)
  }
  const authContexts = async (account: string, provider: string) =>
    (await of(account, 'auth_contexts', provider)).map(withoutProvider)

  const nested = new Hono<Env>()
    .use(needs(PERMISSION))
    .get('/:id/scim/groups', async (c) => {
      const query = c.req.query()
      const groups = await of(c.var.account.id, 'scim_groups', c.req.param('id'))
      const rows = groups.filter(
        (group) => isResource(group, query) && (query.name === undefined || contains(group.displayName, query.name)),
      )
      return paged(c, rows, SCIM_PAGE, withoutProvider)
    })
    .get('/:id/scim/users', async (c) => {
      const { name, username, email, ...query } = c.req.query()
      const rows = (await of(c.var.account.id, 'scim_users', c.req.param('id')))
        .filter((user) => isResource(user, query))
        .filter((user) => name === undefined || contains(user.displayName, name))
        .filter((user) => username === undefined || contains(user.userName, username))
        .filter((user) => email === undefined || addressesOf(user).some((address) => contains(address, email)))
      return paged(c, rows, SCIM_PAGE, withoutProvider)
    })
    // Not in Cloudflare's reference, but its older Go library lists (GET) and refreshes (PUT) them:
    // https://github.com/cloudflare/cloudflare-go/blob/v0.116.0/access_identity_provider.go
    .get('/:id/auth_context', async (c) => answer(c, await authContexts(c.var.account.id, c.req.param('id'))))
    .put('/:id/auth_context', async (c) => answer(c, await authContexts(c.var.account.id, c.req.param('id'))))

  return nested.route(
    '/',
    readOnly(tools, 'identity_providers', {
      permission: PERMISSION,
      size: { usual: 200, max: 1000 },
      matches: (provider, { scim_enabled }) => scim_enabled === undefined || speaksScim(provider) === scim_enabled,
    }),
  )
}

const speaksScim = ({ scim_config }: Document) => String(isObject(scim_config) && scim_config.enabled === true)

const isResource = (row: Document, { cf_resource_id, idp_resource_id }: Record<string, string>) =>
  (cf_resource_id === undefined || row.id === cf_resource_id) &&
  (idp_resource_id === undefined || row.externalId === idp_resource_id)

const addressesOf = ({ emails }: Document) =>
  Array.isArray(emails) ? emails.filter(isObject).map(({ value }) => value) : []

const withoutProvider = (row: Document) => except(row, 'identity_provider_id')
