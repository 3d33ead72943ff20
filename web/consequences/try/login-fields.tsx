import type { ReactNode } from 'react'
import type { VisitFact } from '#core/visit-fact'
import { accountOptions, askedOptions, factorOptions, groupOptions } from './fact-options'
import type { FactProps } from './fact-props'
import { KnownList } from './KnownList'
import { KnownText } from './KnownText'
import { attributesText, organizationTexts, say } from './visit-facts'

/** The inputs of what a login method says of somebody. */
export const loginFields = {
  groups: ({ visit, onVisit, asked, facts }: FactProps) => (
    <KnownList
      label="Groups of the login method"
      none="In none"
      some="In these groups"
      options={groupOptions(asked, visit.asserted?.groups, facts?.directory_groups)}
      others={{ label: 'Other groups', hint: 'As the login method names them, with commas between.' }}
      value={visit.asserted?.groups}
      onChange={(groups) => onVisit(say.groups(visit, groups))}
    />
  ),
  github: ({ visit, onVisit, asked }: FactProps) => (
    <KnownList
      label="GitHub organizations and teams"
      none="In none"
      some="In these"
      options={askedOptions(asked, 'github')}
      others={{ label: 'Other organizations', hint: 'acme, or acme / platform for a team, with commas between.' }}
      value={organizationTexts(visit.asserted?.github)}
      onChange={(texts) => onVisit(say.github(visit, texts))}
    />
  ),
  attributes: ({ visit, onVisit, asked }: FactProps) => (
    <KnownText
      label="Attributes and claims"
      none="None"
      ask="These"
      hint={`One a line: ${askedOptions(asked, 'attributes')[0]?.label ?? 'department = Finance'}`}
      many
      value={visit.asserted?.attributes && attributesText(visit.asserted.attributes)}
      onChange={(text) => onVisit(say.attributes(visit, text === null ? '' : text))}
    />
  ),
  auth_contexts: ({ visit, onVisit, asked }: FactProps) => (
    <KnownList
      label="Authentication contexts of Entra"
      none="None was met"
      some="These were met"
      options={askedOptions(asked, 'auth_contexts')}
      others={{ label: 'Other contexts', hint: 'As Entra names them, such as c1, with commas between.' }}
      value={visit.asserted?.auth_contexts}
      onChange={(contexts) => onVisit(say.auth_contexts(visit, contexts))}
    />
  ),
  cloudflare_accounts: ({ visit, onVisit, asked, facts }: FactProps) => (
    <KnownList
      label="Member of Cloudflare accounts"
      none="Of none"
      some="Of these"
      options={accountOptions(asked, facts?.account_id)}
      value={visit.asserted?.cloudflare_accounts}
      onChange={(accounts) => onVisit(say.cloudflare_accounts(visit, accounts))}
    />
  ),
  auth_methods: ({ visit, onVisit, asked }: FactProps) => (
    <KnownList
      label="How they proved who they are"
      none="The login method did not say"
      some="In these ways"
      {...factorOptions(asked, visit.auth_methods)}
      value={visit.auth_methods}
      onChange={(used) => onVisit(say.auth_methods(visit, used))}
    />
  ),
} satisfies Partial<Record<VisitFact, (props: FactProps) => ReactNode>>
