import * as z from 'zod'
import { opens } from '../rule-finding'
import { shownFact } from '../fact-words'
import { words } from '../phrase'
import { defineSelector, machineKey } from '../selector'
import { is } from '../verdict'

export const anyValidServiceToken = defineSelector({
  key: 'any_valid_service_token',
  label: 'Any Access Service Token',
  plain: 'Any machine key of this account',
  category: 'machine',
  icon: 'key',
  help: 'A script or server that shows any machine key (service token) of your account, also keys made later.',
  value: z.object({}),
  fields: {},
  example: {},
  decisions: machineKey,
  identityBased: false,
  judged: 'each-request',
  asks: () => [{ fact: 'service_token' }],
  terraform: 'any_valid_service_token',
  words: () => ({
    who: [words('anything with any machine key of this account')],
    they: [words('show any machine key of this account')],
  }),
  evaluate: (_value, { service_token }) => (service_token === undefined ? 'unknown' : is(service_token !== null)),
  fact: (_value, { service_token }) => shownFact([words('the machine key')], service_token),
  finds: (_value, context) =>
    opens(context) && !context.alsoIdentified
      ? [
          {
            id: 'OPEN-10',
            severity: 'risk',
            message: 'Any machine key of this account gets in, also keys made next year. Choose the keys by name.',
          },
        ]
      : [],
})
