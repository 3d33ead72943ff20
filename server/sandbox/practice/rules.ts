import type { Rule } from '#core/rule'
import { idOf } from './id'
import { ENTRA, GITHUB, GOOGLE, OIDC, OKTA, SAML } from './identity-providers'

/** Rules as the API has them. What is named by a slug points to the thing of the practice account with that slug. */
export const email = (address: string): Rule => ({ email: { email: address } })
export const emailDomain = (domain: string): Rule => ({ email_domain: { domain } })
export const emailList = (slug: string): Rule => ({ email_list: { id: idOf(`list/${slug}`) } })
export const everyone = (): Rule => ({ everyone: {} })
export const ip = (network: string): Rule => ({ ip: { ip: network } })
export const ipList = (slug: string): Rule => ({ ip_list: { id: idOf(`list/${slug}`) } })
export const country = (code: string): Rule => ({ geo: { country_code: code } })
export const group = (slug: string): Rule => ({ group: { id: idOf(`group/${slug}`) } })
export const loginMethod = (id: string): Rule => ({ login_method: { id } })
export const authMethod = (method: string): Rule => ({ auth_method: { auth_method: method } })
export const authContext = (slug: string): Rule => ({
  auth_context: { id: idOf(`auth-context/${slug}`), ac_id: slug, identity_provider_id: ENTRA },
})
export const entraGroup = (slug: string): Rule => ({
  azureAD: { id: idOf(`entra-group/${slug}`), identity_provider_id: ENTRA },
})
export const githubTeam = (name: string, team: string): Rule => ({
  'github-organization': { name, team, identity_provider_id: GITHUB },
})
export const googleGroup = (address: string): Rule => ({ gsuite: { email: address, identity_provider_id: GOOGLE } })
export const oktaGroup = (name: string): Rule => ({ okta: { name, identity_provider_id: OKTA } })
export const samlAttribute = (name: string, value: string): Rule => ({
  saml: { attribute_name: name, attribute_value: value, identity_provider_id: SAML },
})
export const oidcClaim = (name: string, value: string): Rule => ({
  oidc: { claim_name: name, claim_value: value, identity_provider_id: OIDC },
})
export const accountMember = (accountId: string): Rule => ({ cloudflare_account_member: { account_id: accountId } })
export const externalEvaluation = (host: string): Rule => ({
  external_evaluation: { evaluate_url: `https://${host}/evaluate`, keys_url: `https://${host}/keys` },
})
export const riskScore = (...levels: ('low' | 'medium' | 'high' | 'unscored')[]): Rule => ({
  user_risk_score: { user_risk_score: levels },
})
export const deviceCheck = (slug: string): Rule => ({ device_posture: { integration_uid: idOf(`posture/${slug}`) } })
export const certificate = (): Rule => ({ certificate: {} })
export const commonName = (name: string): Rule => ({ common_name: { common_name: name } })
export const serviceToken = (slug: string): Rule => ({ service_token: { token_id: idOf(`token/${slug}`) } })
export const anyServiceToken = (): Rule => ({ any_valid_service_token: {} })
export const linkedApp = (slug: string): Rule => ({ linked_app_token: { app_uid: idOf(`app/${slug}`) } })
