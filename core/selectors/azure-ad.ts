import * as z from 'zod'
import { atMost } from '../claim'
import { assertedFact } from '../fact-words'
import { namesSet } from '../value-set'
import { judgeAsserted } from '../asserted'
import { nameDoubts } from '../look-alike'
import { pointedAt, words, type Phrase } from '../phrase'
import { defineSelector, needsLogin, type WordsContext } from '../selector'
import { idValue } from '../value-schema'
import { is } from '../verdict'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const azureAd = defineSelector({
  key: 'azureAD',
  label: 'Azure AD/Entra groups',
  plain: 'A group in Microsoft Entra',
  category: 'people',
  icon: 'building',
  help: 'Everybody whom Microsoft Entra ID (formerly Azure AD) reports as a member of this group at login.',
  value: z.object({
    id: idValue('Choose a group, or type its Object ID as Entra shows it.'),
    identity_provider_id: idValue('Choose the Entra login method.'),
  }),
  fields: {
    id: {
      kind: 'text',
      label: 'Entra group',
      hint: 'The Object ID that Entra shows.',
      suggest: 'directory_groups',
      suggestById: true,
    },
    identity_provider_id: {
      kind: 'reference',
      label: 'Login method',
      to: 'identity_providers',
      types: ['azureAD'],
    },
  },
  example: {
    id: 'aa0a4aab-672b-4bdb-bc33-a59f1130a11f',
    identity_provider_id: 'ea85612a-29c8-46c2-bacb-669d65136971',
  },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: (value, names) => [
    { fact: 'identity_provider', which: value.identity_provider_id },
    { fact: 'groups', which: value.id, label: entraGroup(value, names).at(-1)?.text ?? '' },
  ],
  terraform: 'azure_ad',
  inInfrastructure: true,
  words: (value, context) => {
    const inGroup = [...entraGroup(value, context), words(' from ')]
    const from = pointedAt('identity_providers', value.identity_provider_id, context.nameOf)
    return {
      who: [words('anyone in '), ...inGroup, ...from],
      they: [words('are in '), ...inGroup, ...from],
    }
  },
  evaluate: ({ id, identity_provider_id }, request) =>
    judgeAsserted(identity_provider_id, request, ({ groups }) =>
      groups === undefined ? 'unknown' : is(groups.some((one) => one.toLowerCase() === id.toLowerCase())),
    ),
  fact: (value, request, _lookup, names) =>
    assertedFact(value.identity_provider_id, request, names.nameOf, {
      what: 'the groups',
      reported: request.asserted?.groups,
      wanted: entraGroup(value, names).at(-1) ?? words('it'),
    }),
  identity: ({ id, identity_provider_id }) => `${identity_provider_id} ${id.toLowerCase()}`,
  doubts: ({ id }) =>
    UUID.test(id)
      ? []
      : [...nameDoubts(id), 'Entra knows groups by an Object ID of 36 characters, and this is none. Check it there.'],
  claim: ({ identity_provider_id }) => atMost('login method', namesSet(identity_provider_id)),
})

/** Rules hold the group's id only; its name comes from the directory, if that sent it. */
function entraGroup(value: { id: unknown; identity_provider_id: unknown }, context: WordsContext): Phrase {
  const { id, identity_provider_id: provider } = value
  if (typeof id !== 'string' || id === '') return [{ text: 'an Entra group that is not chosen yet', as: 'gap' }]
  const name = typeof provider === 'string' ? context.directoryGroupName?.(id, provider) : undefined
  return name === undefined
    ? [{ text: 'an Entra group known only by its id', as: 'gap', id }]
    : [words('the Entra group '), { text: name, as: 'value', id }]
}
