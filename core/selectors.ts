import type { Selector } from './selector'
import { anyValidServiceToken } from './selectors/any-valid-service-token'
import { authContext } from './selectors/auth-context'
import { authMethod } from './selectors/auth-method'
import { azureAd } from './selectors/azure-ad'
import { certificate } from './selectors/certificate'
import { cloudflareAccountMember } from './selectors/cloudflare-account-member'
import { commonName } from './selectors/common-name'
import { devicePosture } from './selectors/device-posture'
import { email } from './selectors/email'
import { emailDomain } from './selectors/email-domain'
import { emailList } from './selectors/email-list'
import { everyone } from './selectors/everyone'
import { externalEvaluation } from './selectors/external-evaluation'
import { geo } from './selectors/geo'
import { githubOrganization } from './selectors/github-organization'
import { group } from './selectors/group'
import { gsuite } from './selectors/gsuite'
import { ip } from './selectors/ip'
import { ipList } from './selectors/ip-list'
import { linkedAppToken } from './selectors/linked-app-token'
import { loginMethod } from './selectors/login-method'
import { oidc } from './selectors/oidc'
import { okta } from './selectors/okta'
import { saml } from './selectors/saml'
import { serviceToken } from './selectors/service-token'
import { userRiskScore } from './selectors/user-risk-score'

// A new selector is its file and one line here; the order is the one in which they are offered.
const table = [
  email,
  emailDomain,
  emailList,
  group,
  azureAd,
  okta,
  gsuite,
  githubOrganization,
  saml,
  oidc,
  cloudflareAccountMember,
  everyone,
  loginMethod,
  authMethod,
  authContext,
  geo,
  ip,
  ipList,
  devicePosture,
  certificate,
  commonName,
  serviceToken,
  anyValidServiceToken,
  linkedAppToken,
  userRiskScore,
  externalEvaluation,
] as const

/** The keys of all selectors we know: the rule types of Cloudflare's API. */
export type SelectorKey = (typeof table)[number]['key']

/** All selectors we know, in the order in which they are offered. */
export const selectors: readonly Selector[] = table

const byKey: ReadonlyMap<string, Selector> = new Map(selectors.map((selector) => [selector.key, selector]))

/** The selector behind a rule's key; `undefined` = one that we do not know, to be shown and kept as it came. */
export const selectorOf = (key: string): Selector | undefined => byKey.get(key)
