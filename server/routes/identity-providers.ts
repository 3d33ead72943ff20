import type { PickerRow } from '#core/account-data'
import { isObject } from '#core/json'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { UpstreamRow } from '../cloudflare/cloudflare'
import type { AccountEnv } from '../env'
import { idOf, nameOf, present, textOf } from './row'

/** https://developers.cloudflare.com/cloudflare-one/integrations/identity-providers/ */
const LABELS: Readonly<Record<string, string>> = {
  azureAD: 'Microsoft Entra ID',
  centrify: 'Centrify',
  cloudflare: 'Cloudflare',
  facebook: 'Facebook',
  github: 'GitHub',
  google: 'Google',
  'google-apps': 'Google Workspace',
  linkedin: 'LinkedIn',
  oidc: 'OpenID Connect',
  okta: 'Okta',
  onelogin: 'OneLogin',
  onetimepin: 'One-time PIN',
  pingone: 'PingOne',
  saml: 'SAML',
  yandex: 'Yandex',
}

export function identityProviderRow(row: UpstreamRow): PickerRow {
  const type = textOf(row, 'type')
  const label = LABELS[type ?? ''] ?? type
  // The One-time PIN method usually has no name of its own.
  const claims = claimsOf(row)
  return present({
    id: idOf(row),
    name: textOf(row, 'name') ?? label ?? nameOf(row),
    type,
    detail: label,
    claims: claims.length > 0 ? claims : undefined,
  })
}

/** What the method is set to tell of people: an OpenID login its claims, a SAML login its attributes. */
function claimsOf({ config }: UpstreamRow): string[] {
  const told = isObject(config) ? [config.claims, config.attributes] : []
  return told.flatMap((names) => (Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []))
}

export const identityProviders = new Hono<AccountEnv>().get('/', async (c) =>
  answer(c, (await c.var.account.rows('identityProviders')).map(identityProviderRow)),
)
