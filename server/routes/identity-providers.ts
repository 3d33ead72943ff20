import type { PickerRow } from '#core/account-data'
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
  return present({ id: idOf(row), name: textOf(row, 'name') ?? label ?? nameOf(row), type, detail: label })
}

export const identityProviders = new Hono<AccountEnv>().get('/', async (c) =>
  answer(c, (await c.var.account.rows('identityProviders')).map(identityProviderRow)),
)
