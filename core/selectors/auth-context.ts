import * as z from 'zod'
import { atMost } from '../claim'
import { assertedFact } from '../fact-words'
import { namesSet } from '../value-set'
import { judgeAsserted } from '../asserted'
import { pointedAt, words, type Part } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { idValue } from '../value-schema'
import { is } from '../verdict'

export const authContext = defineSelector({
  key: 'auth_context',
  label: 'Azure AD/Entra authentication context',
  plain: 'A stricter login in Microsoft Entra',
  category: 'login',
  icon: 'shield',
  help: 'Everybody whose login met the conditions that Microsoft Entra ties to this authentication context.',
  value: z.object({
    id: idValue('Choose an authentication context, or type its id at Cloudflare.'),
    ac_id: idValue('Choose an authentication context, or type the name Entra gives it, such as c1.'),
    identity_provider_id: idValue('Choose the Entra login method.'),
  }),
  fields: {
    ac_id: {
      kind: 'text',
      label: 'Authentication context',
      placeholder: 'c1',
      hint: 'As Entra shows it.',
      suggest: 'auth_contexts',
    },
    id: { kind: 'text', label: 'Its id at Cloudflare', suggest: 'auth_contexts', suggestById: true },
    identity_provider_id: { kind: 'reference', label: 'Login method', to: 'identity_providers', types: ['azureAD'] },
  },
  example: {
    id: 'aa0a4aab-672b-4bdb-bc33-a59f1130a11f',
    ac_id: 'c1',
    identity_provider_id: 'ea85612a-29c8-46c2-bacb-669d65136971',
  },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ ac_id, identity_provider_id }) => [
    { fact: 'identity_provider', which: identity_provider_id },
    { fact: 'auth_contexts', which: ac_id, label: contextName(ac_id).text },
  ],
  terraform: 'auth_context',
  words: ({ ac_id, identity_provider_id }, { nameOf }) => {
    const context = [
      contextName(ac_id),
      words(' of '),
      ...pointedAt('identity_providers', identity_provider_id, nameOf),
    ]
    return {
      who: [words('anyone whose login meets '), ...context],
      they: [words('meet '), ...context],
    }
  },
  evaluate: ({ ac_id, identity_provider_id }, request) =>
    judgeAsserted(identity_provider_id, request, ({ auth_contexts }) =>
      auth_contexts === undefined ? 'unknown' : is(auth_contexts.includes(ac_id)),
    ),
  fact: ({ ac_id, identity_provider_id }, request, _lookup, { nameOf }) =>
    assertedFact(identity_provider_id, request, nameOf, {
      what: 'the authentication contexts',
      reported: request.asserted?.auth_contexts,
      wanted: contextName(ac_id),
    }),
  identity: ({ ac_id, identity_provider_id }) => `${identity_provider_id} ${ac_id}`,
  claim: ({ identity_provider_id }) => atMost('login method', namesSet(identity_provider_id)),
})

/** Entra's own names are short (c1 to c99); anything longer is an id, which is no word for a sentence. */
function contextName(name: unknown): Part {
  if (typeof name !== 'string' || name === '')
    return { text: 'an authentication context that is not chosen yet', as: 'gap' }
  return name.length < 10
    ? { text: `the authentication context ${name}`, as: 'value' }
    : { text: 'an authentication context whose name we do not know', as: 'gap', id: name }
}
