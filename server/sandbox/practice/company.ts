import type { SeedAccount } from '../seed-account'
import { everydayApps } from './apps-everyday'
import { appsWithMistakes } from './apps-with-mistakes'
import { authContexts, scimGroups, scimUsers } from './directory'
import { everydayGroups } from './groups'
import { groupsWithMistakes } from './groups-with-mistakes'
import { identityProviders } from './identity-providers'
import { listItems, lists } from './lists'
import { accessRequests, auditLogs, jitRequests } from './logs'
import { certificates, organizations, tags, zoneGroups, zones } from './organization'
import { everydayPolicies } from './policies-everyday'
import { specialPolicies } from './policies-special'
import { policiesWithMistakes } from './policies-with-mistakes'
import { postureChecks, postureIntegrations } from './posture'
import { serviceTokens } from './service-tokens'
import { identities, riskScores, users } from './users'

/**
 * Harbour & Gannet, a freight company of some 40 people in six ports: what a new visitor of Gatehouse sees first. Its
 * everyday policies are good ones to learn from; its old and forgotten ones hold the mistakes of `findings.ts`.
 */
export function practiceCompany(): SeedAccount {
  return {
    name: 'Harbour & Gannet',
    access_enabled: true,
    token_access: 'write',
    documents: {
      organizations,
      policies: [...everydayPolicies, ...specialPolicies, ...policiesWithMistakes],
      apps: [...everydayApps, ...appsWithMistakes],
      groups: [...everydayGroups, ...groupsWithMistakes],
      identity_providers: identityProviders,
      service_tokens: serviceTokens,
      lists,
      list_items: listItems,
      posture_checks: postureChecks,
      posture_integrations: postureIntegrations,
      certificates,
      tags,
      users,
      identities,
      access_requests: accessRequests,
      jit_requests: jitRequests,
      risk_scores: riskScores,
      scim_groups: scimGroups,
      scim_users: scimUsers,
      zones,
      zone_groups: zoneGroups,
      audit_logs: auditLogs,
      auth_contexts: authContexts,
    },
  }
}
