import { readJson } from '#core/json'
import { UNRELEASED_SELECTOR } from '../rules'
import type { Document } from '../seed-account'
import { PARENT_ACCOUNT } from './organization'
import { reusablePolicy } from './policies'
import {
  accountMember,
  authContext,
  deviceCheck,
  emailDomain,
  emailList,
  entraGroup,
  externalEvaluation,
  githubTeam,
  group,
} from './rules'

/**
 * Sound policies with something out of the ordinary: fields and selectors that Cloudflare has not documented yet, another
 * account's policy, names that need room or read from the right.
 */
export const specialPolicies: Document[] = [
  reusablePolicy(
    'finance-archive',
    'Finance and controlling, all offices: ledgers, bank files and the archive, only on company devices and in an isolated browser',
    'allow',
    {
      include: [entraGroup('finance')],
      require: [authContext('c1'), deviceCheck('gateway')],
      session_duration: null,
      isolation_required: true,
    },
  ),
  reusablePolicy('customs', 'Τελωνείο Πειραιά · 横浜税関の通関業者', 'allow', {
    include: [group('operations-and-partners')],
    require: [group('countries')],
    session_duration: '4h',
  }),
  reusablePolicy('night-boats', '🚢 Night boats – قوارب الليل', 'allow', {
    include: [githubTeam('harbour-gannet', 'night-boats')],
    require: [externalEvaluation('duty-roster.harbour.example')],
    exclude: [emailList('left')],
    session_duration: '2h30m',
  }),
  reusablePolicy('reporting-desktop', 'Reporting desktop', 'allow', {
    include: [entraGroup('finance'), entraGroup('board')],
    require: [group('offices')],
    session_duration: '10h',
    connection_rules: {
      rdp: {
        allowed_clipboard_local_to_remote_formats: ['text', 'file'],
        allowed_clipboard_remote_to_local_formats: ['text'],
      },
    },
  }),
  reusablePolicy('seasonal-crew', 'Seasonal crew', 'allow', {
    include: [
      { email_domain: { domain: 'crew.example', match_subdomains: true } },
      { [UNRELEASED_SELECTOR]: { days: ['sat', 'sun'], from: '06:00', to: '22:00', time_zone: 'Europe/Lisbon' } },
    ],
    require: [group('countries')],
    // Numbers that a double would change, so they are read from JSON, which keeps each digit.
    crew_ledger: readJson('12345678901234567890'),
    overtime: readJson('{"rate": 1.50, "cap": null}'),
  }),
  reusablePolicy('group-support', 'Group IT support', 'allow', {
    include: [accountMember(PARENT_ACCOUNT), emailDomain('holding.example')],
    session_duration: '2h',
    account_id: PARENT_ACCOUNT,
  }),
]
