import type { Document } from '../seed-account'
import { hexOf, idOf } from './id'

export const ENTRA = idOf('identity-provider/entra')
export const OKTA = idOf('identity-provider/okta')
export const GOOGLE = idOf('identity-provider/google')
export const GITHUB = idOf('identity-provider/github')
export const SAML = idOf('identity-provider/saml')
export const OIDC = idOf('identity-provider/oidc')
export const ONE_TIME_PIN = idOf('identity-provider/one-time-pin')
export const CLOUDFLARE = idOf('identity-provider/cloudflare')

const scim = {
  enabled: true,
  user_deprovision: true,
  seat_deprovision: true,
  identity_update_behavior: 'automatic',
}
const noScim = { enabled: false, user_deprovision: false, seat_deprovision: false }

/** The login methods: one of each type that a rule can ask for. */
export const identityProviders: Document[] = [
  {
    id: ENTRA,
    name: 'Entra ID',
    type: 'azureAD',
    config: {
      client_id: idOf('entra-client'),
      directory_id: idOf('entra-directory'),
      support_groups: true,
      conditional_access_enabled: true,
      claims: ['department'],
    },
    scim_config: { ...scim, scim_base_url: 'https://harbour.cloudflareaccess.example/scim/entra' },
  },
  {
    id: OKTA,
    name: 'Okta (Nordkai)',
    type: 'okta',
    config: { client_id: hexOf('okta-client', 20), okta_account: 'https://nordkai.okta.example', claims: [] },
    scim_config: { ...scim, scim_base_url: 'https://harbour.cloudflareaccess.example/scim/okta' },
  },
  {
    id: GOOGLE,
    name: 'Google Workspace (Labs)',
    type: 'google-apps',
    config: { client_id: `${hexOf('google-client', 12)}.apps.example`, apps_domain: 'example.com' },
    scim_config: noScim,
  },
  {
    id: GITHUB,
    name: 'GitHub',
    type: 'github',
    config: { client_id: hexOf('github-client', 20) },
    scim_config: noScim,
  },
  {
    id: SAML,
    name: 'Port agents (SAML)',
    type: 'saml',
    config: {
      issuer_url: 'https://login.port-agents.example/metadata',
      sso_target_url: 'https://login.port-agents.example/sso',
      attributes: ['agency', 'role'],
      email_attribute_name: 'mail',
      sign_request: true,
    },
    scim_config: noScim,
  },
  {
    id: OIDC,
    name: 'Customs brokers (OIDC)',
    type: 'oidc',
    config: {
      client_id: 'harbour-access',
      auth_url: 'https://id.customs.example/authorize',
      token_url: 'https://id.customs.example/token',
      certs_url: 'https://id.customs.example/keys',
      scopes: ['openid', 'email', 'profile'],
      claims: ['licence', 'port'],
      pkce_enabled: true,
    },
    scim_config: noScim,
  },
  { id: ONE_TIME_PIN, name: 'One-time PIN', type: 'onetimepin', config: {}, scim_config: noScim },
  {
    id: CLOUDFLARE,
    name: 'Cloudflare account',
    type: 'cloudflare',
    config: { restrict_to_account_members: true },
    scim_config: noScim,
  },
]
