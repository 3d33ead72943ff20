import * as z from 'zod'
import { atMost } from '../claim'
import { assertedFact } from '../fact-words'
import { namesSet } from '../value-set'
import { judgeAsserted, nameAmong } from '../asserted'
import { nameDoubts } from '../look-alike'
import { filled, pointedAt, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { idValue, NAME_MAX, textValue } from '../value-schema'

export const okta = defineSelector({
  key: 'okta',
  label: 'Okta groups',
  plain: 'A group in Okta',
  category: 'people',
  icon: 'building',
  help: 'Everybody whom Okta reports as a member of this group at login.',
  value: z.object({
    name: textValue({ ask: 'Type the name of the group exactly as Okta shows it.', max: NAME_MAX }),
    identity_provider_id: idValue('Choose the Okta login method.'),
  }),
  fields: {
    name: { kind: 'text', label: 'Okta group', hint: 'Exactly as Okta spells it.', suggest: 'directory_groups' },
    identity_provider_id: { kind: 'reference', label: 'Login method', to: 'identity_providers', types: ['okta'] },
  },
  example: { name: 'devs', identity_provider_id: 'ea85612a-29c8-46c2-bacb-669d65136971' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ name, identity_provider_id }) => [
    { fact: 'identity_provider', which: identity_provider_id },
    { fact: 'groups', which: name },
  ],
  terraform: 'okta',
  inInfrastructure: true,
  words: ({ name, identity_provider_id }, { nameOf }) => {
    const inGroup = [words('in the Okta group '), filled(name), words(' from ')]
    const from = pointedAt('identity_providers', identity_provider_id, nameOf)
    return { who: [words('anyone '), ...inGroup, ...from], they: [words('are '), ...inGroup, ...from] }
  },
  evaluate: ({ name, identity_provider_id }, request) =>
    judgeAsserted(identity_provider_id, request, ({ groups }) => nameAmong(name, groups)),
  fact: ({ name, identity_provider_id }, request, _lookup, { nameOf }) =>
    assertedFact(identity_provider_id, request, nameOf, {
      what: 'the groups',
      reported: request.asserted?.groups,
      wanted: filled(name),
      doubted: nameAmong(name, request.asserted?.groups ?? []) === 'unknown',
    }),
  doubts: ({ name }) => nameDoubts(name),
  claim: ({ identity_provider_id }) => atMost('login method', namesSet(identity_provider_id)),
  finds: ({ name, identity_provider_id: provider }, { directoryGroups = [] }) => {
    const known = directoryGroups.filter(({ identity_provider_id }) => identity_provider_id === provider).length
    return known > MOST_REPORTED && typeof name === 'string' && name !== ''
      ? [
          {
            id: 'REF-07',
            severity: 'doubt',
            message: `Okta has ${known} groups here, and reports at most ${MOST_REPORTED} of a person at login: people in more may lose ${name}. Filter the groups in Okta.`,
          },
        ]
      : []
  },
})

/** Okta stops at so many groups of one person. https://developers.cloudflare.com/cloudflare-one/integrations/identity-providers/okta/ */
const MOST_REPORTED = 100
