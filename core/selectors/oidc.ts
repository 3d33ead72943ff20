import * as z from 'zod'
import { atMost } from '../claim'
import { attributeFact } from '../fact-words'
import { namesSet } from '../value-set'
import { judgeAsserted, nameAmong } from '../asserted'
import { nameDoubts } from '../look-alike'
import { filled, pointedAt, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { idValue, NAME_MAX, textValue } from '../value-schema'

export const oidc = defineSelector({
  key: 'oidc',
  label: 'OIDC Claim',
  plain: 'What an OpenID login says of them',
  category: 'people',
  icon: 'tag',
  help: 'Everybody whose OpenID Connect login carries this claim with this value. The login method must ask for the claim.',
  value: z.object({
    claim_name: textValue({ ask: 'Type the name of the claim, such as department.', max: NAME_MAX }),
    claim_value: textValue({ ask: 'Type the value that the claim must have, such as Sales.', max: 1024 }),
    identity_provider_id: idValue('Choose the OpenID Connect login method.'),
  }),
  fields: {
    claim_name: { kind: 'text', label: 'Claim', placeholder: 'department', suggest: 'claims' },
    claim_value: { kind: 'text', label: 'Value', placeholder: 'Sales' },
    identity_provider_id: {
      kind: 'reference',
      label: 'Login method',
      to: 'identity_providers',
      types: ['oidc'],
    },
  },
  example: {
    claim_name: 'department',
    claim_value: 'Sales',
    identity_provider_id: 'ea85612a-29c8-46c2-bacb-669d65136971',
  },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ claim_name, claim_value, identity_provider_id }) => [
    { fact: 'identity_provider', which: identity_provider_id },
    { fact: 'attributes', which: `${claim_name} = ${claim_value}` },
  ],
  terraform: 'oidc',
  words: ({ claim_name, claim_value, identity_provider_id }, { nameOf }) => {
    const [name, value] = [filled(claim_name), filled(claim_value)]
    const login = [words(' in '), ...pointedAt('identity_providers', identity_provider_id, nameOf)]
    return {
      who: [words('anyone whose '), name, words(' is '), value, ...login],
      they: [words('have '), value, words(' as their '), name, ...login],
    }
  },
  evaluate: ({ claim_name, claim_value, identity_provider_id }, request) =>
    judgeAsserted(identity_provider_id, request, ({ attributes }) =>
      attributes === undefined
        ? 'unknown'
        : nameAmong(claim_value, Object.hasOwn(attributes, claim_name) ? attributes[claim_name] : []),
    ),
  fact: (value, request, _lookup, { nameOf }) =>
    attributeFact(value.claim_name, value.claim_value, value.identity_provider_id, request, nameOf),
  doubts: ({ claim_name, claim_value }) => nameDoubts(claim_name, claim_value),
  claim: ({ identity_provider_id }) => atMost('login method', namesSet(identity_provider_id)),
})
