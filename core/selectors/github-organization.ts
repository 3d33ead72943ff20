import * as z from 'zod'
import { opens } from '../rule-finding'
import { atMost } from '../claim'
import { assertedFact } from '../fact-words'
import { namesSet } from '../value-set'
import type { AccessRequest } from '../access-request'
import { judgeAsserted, nameAmong } from '../asserted'
import { nameDoubts } from '../look-alike'
import { filled, pointedAt, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { idValue, NAME_MAX, optionalTextValue, textValue } from '../value-schema'
import { every, some, type Verdict } from '../verdict'

export const githubOrganization = defineSelector({
  key: 'github-organization',
  label: 'GitHub organization',
  plain: 'Members of a GitHub organization or team',
  category: 'people',
  icon: 'github',
  help: 'Everybody whom GitHub reports as a member of this organization, or of one team in it, at login.',
  value: z.object({
    name: textValue({ ask: 'Type the name of the GitHub organization, such as acme.', max: NAME_MAX }),
    identity_provider_id: idValue('Choose the GitHub login method.'),
    team: optionalTextValue({ ask: 'Type the name of the team, or leave it empty for all.', max: NAME_MAX }),
  }),
  fields: {
    name: { kind: 'text', label: 'GitHub organization', placeholder: 'acme' },
    team: { kind: 'text', label: 'Team', hint: 'Leave it empty for the whole organization.', optional: true },
    identity_provider_id: { kind: 'reference', label: 'Login method', to: 'identity_providers', types: ['github'] },
  },
  example: { name: 'acme', identity_provider_id: 'ea85612a-29c8-46c2-bacb-669d65136971', team: 'platform' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ name, team, identity_provider_id }) => [
    { fact: 'identity_provider', which: identity_provider_id },
    { fact: 'github', which: team ? `${name} / ${team}` : name },
  ],
  terraform: 'github_organization',
  inInfrastructure: true,
  words: ({ name, team, identity_provider_id }, { nameOf }) => {
    const where = [
      words('in '),
      ...(team ? [words('the team '), filled(team), words(' of ')] : []),
      words('the GitHub organization '),
      filled(name),
      words(' from '),
      ...pointedAt('identity_providers', identity_provider_id, nameOf),
    ]
    return { who: [words('anyone '), ...where], they: [words('are '), ...where] }
  },
  evaluate: ({ name, team, identity_provider_id }, request) =>
    judgeAsserted(identity_provider_id, request, ({ github }) => membership(name, team, github)),
  fact: ({ name, team, identity_provider_id }, request, _lookup, { nameOf }) =>
    assertedFact(identity_provider_id, request, nameOf, {
      what: team ? 'the teams' : 'the organizations',
      reported: request.asserted?.github,
      wanted: filled(team || name),
      doubted: membership(name, team, request.asserted?.github ?? []) === 'unknown',
    }),
  identity: ({ name, team, identity_provider_id }) => JSON.stringify([identity_provider_id, name, team || null]),
  doubts: ({ name, team }) => nameDoubts(name, team),
  claim: ({ identity_provider_id }) => atMost('login method', namesSet(identity_provider_id)),
  finds: ({ name, team }, context) =>
    opens(context) && !team && typeof name === 'string' && name !== ''
      ? [
          {
            id: 'OPEN-13',
            severity: 'doubt',
            message: `Everybody in the GitHub organization ${name} gets in. Outside collaborators may count too: Cloudflare does not say. Choose a team.`,
          },
        ]
      : [],
})

const membership = (
  name: string,
  team: string | undefined,
  github: NonNullable<AccessRequest['asserted']>['github'],
): Verdict =>
  github === undefined
    ? 'unknown'
    : some(
        github.map((one) =>
          every([nameAmong(name, [one.name]), team ? nameAmong(team, one.teams) : ('match' as const)]),
        ),
      )
