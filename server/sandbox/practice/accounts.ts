import type { SeedAccount } from '../seed-account'
import { appDocument, links } from './apps'
import { practiceCompany } from './company'
import { groupDocument } from './groups'
import { idOf } from './id'
import { GOOGLE, identityProviders, ONE_TIME_PIN } from './identity-providers'
import { reusablePolicy } from './policies'
import { email, emailDomain, everyone, googleGroup, group } from './rules'

export { practiceCompany } from './company'
export { largeAccount, type Sizes } from './large'

/** An account where Access was set up a minute ago: one login method, no policies, no groups. */
export function emptyAccount(): SeedAccount {
  return {
    name: 'New account',
    access_enabled: true,
    token_access: 'write',
    documents: {
      organizations: [
        {
          id: idOf('organization/new'),
          name: 'New account',
          auth_domain: 'new.cloudflareaccess.example',
          session_duration: '24h',
          created_at: '2026-11-20T09:00:00Z',
          updated_at: '2026-11-20T09:00:00Z',
        },
      ],
      identity_providers: identityProviders.filter(({ id }) => id === ONE_TIME_PIN),
    },
  }
}

/** A small account that the token may read but not change. */
function labs(): SeedAccount {
  return {
    name: 'Harbour & Gannet Labs',
    access_enabled: true,
    token_access: 'read',
    documents: {
      organizations: [
        {
          id: idOf('organization/labs'),
          name: 'Harbour & Gannet Labs',
          auth_domain: 'labs.cloudflareaccess.example',
          session_duration: '12h',
          created_at: '2026-07-01T09:00:00Z',
          updated_at: '2026-07-01T09:00:00Z',
        },
      ],
      identity_providers: identityProviders.filter(({ id }) => id === GOOGLE || id === ONE_TIME_PIN),
      groups: [
        groupDocument('researchers', 'Researchers', {
          include: [googleGroup('engineers@example.com'), email('ada@example.com')],
        }),
        groupDocument('guests', 'Guests of the lab', { include: [email('dimitra@customs.example')] }),
      ],
      policies: [
        reusablePolicy('labs', 'Everybody at Labs', 'allow', { include: [emailDomain('example.com')] }),
        reusablePolicy('notebooks', 'Notebooks', 'allow', {
          include: [group('researchers')],
          session_duration: '4h',
        }),
        reusablePolicy('open-day', 'Open day page', 'bypass', { include: [everyone()] }),
      ],
      apps: [
        appDocument('notebooks', 'Notebooks', {
          type: 'self_hosted',
          domain: 'notebooks.example.com',
          policies: links('notebooks'),
        }),
        appDocument('open-day', 'Open day', {
          type: 'self_hosted',
          domain: 'labs.example.com/open-day',
          policies: links('open-day'),
        }),
      ],
    },
  }
}

/** An account on which nobody ever switched Access on. */
function holding(): SeedAccount {
  return { name: 'Harbour & Gannet Holding', access_enabled: false, token_access: 'write', documents: {} }
}

/** What a fresh practice mode holds, in this order. */
export const practiceAccounts = (): SeedAccount[] => [practiceCompany(), labs(), holding()]
