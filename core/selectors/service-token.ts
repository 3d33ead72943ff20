import * as z from 'zod'
import { exactly } from '../claim'
import { shownFact } from '../fact-words'
import { namesSet } from '../value-set'
import { pointedAt, words } from '../phrase'
import { defineSelector, machineKey } from '../selector'
import { ID_MAX, idRules, issue, NAME_MAX, textValue, tooLong } from '../value-schema'
import { is } from '../verdict'

const ASK = 'Choose a machine key.'
const CLIENT_ID = /\.access$/i

export const serviceToken = defineSelector({
  key: 'service_token',
  label: 'Service Token',
  plain: 'A machine key',
  category: 'machine',
  icon: 'key',
  help: 'A script or server that shows this machine key (service token) of your account.',
  value: z.object({
    token_id: textValue({
      ...idRules(ASK),
      // A Client ID is longer than an id, and its own message helps more than "too long".
      max: NAME_MAX,
      check: (id) =>
        CLIENT_ID.test(id)
          ? issue(
              'This is the Client ID of the machine key, and Cloudflare wants its id here. Choose it from the list.',
            )
          : (tooLong(id, ID_MAX) ?? idRules(ASK).check?.(id)),
    }),
  }),
  fields: { token_id: { kind: 'reference', label: 'Machine key', to: 'service_tokens' } },
  example: { token_id: 'aa0a4aab-672b-4bdb-bc33-a59f1130a11f' },
  decisions: machineKey,
  identityBased: false,
  judged: 'each-request',
  asks: ({ token_id }) => [{ fact: 'service_token', which: token_id }],
  terraform: 'service_token',
  words: ({ token_id }, { nameOf }) => ({
    who: [words('anything with '), ...pointedAt('service_tokens', token_id, nameOf, 'machine key')],
    they: [words('show '), ...pointedAt('service_tokens', token_id, nameOf, 'machine key')],
  }),
  evaluate: ({ token_id }, { service_token }) =>
    service_token === undefined ? 'unknown' : is(service_token === token_id),
  claim: ({ token_id }) => exactly('machine key', namesSet(token_id)),
  fact: ({ token_id }, { service_token }, _lookup, { nameOf }) =>
    shownFact(pointedAt('service_tokens', token_id, nameOf, 'machine key'), service_token),
})
