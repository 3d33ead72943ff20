import * as z from 'zod'
import { atMost } from '../claim'
import { attributeFact } from '../fact-words'
import { namesSet } from '../value-set'
import { judgeAsserted, nameAmong } from '../asserted'
import { nameDoubts } from '../look-alike'
import { filled, pointedAt, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { idValue, NAME_MAX, textValue } from '../value-schema'

export const saml = defineSelector({
  key: 'saml',
  label: 'SAML Group',
  plain: 'What a SAML login says of them',
  category: 'people',
  icon: 'tag',
  help: 'Everybody whose SAML login carries this attribute with this value, such as a department or a group.',
  value: z.object({
    attribute_name: textValue({ ask: 'Type the name of the attribute, such as department.', max: NAME_MAX }),
    attribute_value: textValue({ ask: 'Type the value that the attribute must have, such as Sales.', max: 1024 }),
    identity_provider_id: idValue('Choose the SAML login method.'),
  }),
  fields: {
    attribute_name: { kind: 'text', label: 'Attribute', placeholder: 'department', suggest: 'claims' },
    attribute_value: { kind: 'text', label: 'Value', placeholder: 'Sales' },
    identity_provider_id: {
      kind: 'reference',
      label: 'Login method',
      to: 'identity_providers',
      // Cloudflare's documentation names SAML only; these three speak SAML under a type of their own.
      types: ['saml', 'centrify', 'onelogin', 'pingone'],
    },
  },
  example: {
    attribute_name: 'department',
    attribute_value: 'Sales',
    identity_provider_id: 'ea85612a-29c8-46c2-bacb-669d65136971',
  },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ attribute_name, attribute_value, identity_provider_id }) => [
    { fact: 'identity_provider', which: identity_provider_id },
    { fact: 'attributes', which: `${attribute_name} = ${attribute_value}` },
  ],
  terraform: 'saml',
  inInfrastructure: true,
  words: ({ attribute_name, attribute_value, identity_provider_id }, { nameOf }) => {
    const [name, value] = [filled(attribute_name), filled(attribute_value)]
    const login = [words(' in '), ...pointedAt('identity_providers', identity_provider_id, nameOf)]
    return {
      who: [words('anyone whose '), name, words(' is '), value, ...login],
      they: [words('have '), value, words(' as their '), name, ...login],
    }
  },
  evaluate: ({ attribute_name, attribute_value, identity_provider_id }, request) =>
    judgeAsserted(identity_provider_id, request, ({ attributes }) =>
      attributes === undefined
        ? 'unknown'
        : nameAmong(attribute_value, Object.hasOwn(attributes, attribute_name) ? attributes[attribute_name] : []),
    ),
  fact: (value, request, _lookup, { nameOf }) =>
    attributeFact(value.attribute_name, value.attribute_value, value.identity_provider_id, request, nameOf),
  doubts: ({ attribute_name, attribute_value }) => nameDoubts(attribute_name, attribute_value),
  claim: ({ identity_provider_id }) => atMost('login method', namesSet(identity_provider_id)),
})
