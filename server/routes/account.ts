import { Hono } from 'hono'
import type { AccountEnv } from '../env'
import { apps } from './apps'
import { assessment } from './assess'
import { certificates } from './certificates'
import { changes } from './changes'
import { directoryGroups } from './directory-groups'
import { facts } from './facts'
import { drafts } from './drafts'
import { groups } from './groups'
import { allZoneGroups } from './groups-of-zones'
import { history } from './history'
import { identityProviders } from './identity-providers'
import { lists } from './lists'
import { lastLogin } from './last-login'
import { logins } from './logins'
import { people } from './people'
import { permissions } from './permissions'
import { policyTests } from './policy-tests'
import { policies } from './policies'
import { population } from './population'
import { postureChecks } from './posture-checks'
import { serviceTokens } from './service-tokens'
import { ruleNotes } from './rule-notes'
import { refresh, snapshot } from './snapshot'
import { waivers } from './waivers'
import { settings } from './settings'
import { zoneGroups } from './zone-groups'
import { zones } from './zones'

/** Everything below one account. */
export const account = new Hono<AccountEnv>()
  .route('/policies', policies)
  .route('/groups', groups)
  .route('/changes', changes)
  .route('/assess', assessment)
  .route('/policy-tests', policyTests)
  .route('/facts', facts)
  .route('/apps', apps)
  .route('/lists', lists)
  .route('/identity-providers', identityProviders)
  .route('/service-tokens', serviceTokens)
  .route('/posture-checks', postureChecks)
  .route('/certificates', certificates)
  .route('/zones', zones)
  .route('/zones/:zone/groups', zoneGroups)
  .route('/zone-groups', allZoneGroups)
  .route('/people', people)
  .route('/people', lastLogin)
  .route('/population', population)
  .route('/logins', logins)
  .route('/directory-groups', directoryGroups)
  .route('/permissions', permissions)
  .route('/settings', settings)
  .route('/snapshot', snapshot)
  .route('/refresh', refresh)
  .route('/waivers', waivers)
  .route('/rule-notes', ruleNotes)
  .route('/history', history)
  .route('/drafts', drafts)
