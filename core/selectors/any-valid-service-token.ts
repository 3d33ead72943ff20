import * as z from 'zod'
import { opens, type RuleFinding, type RuleFindingContext } from '../rule-finding'
import { shownFact } from '../fact-words'
import { words } from '../phrase'
import { defineSelector, machineKey } from '../selector'
import { is } from '../verdict'
import { serviceToken } from './service-token'

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
            ...keysByName(context.serviceTokens),
          },
        ]
      : [],
})

/** The keys that work now, all of them or one, in the place of any key there will ever be. */
function keysByName(tokens: RuleFindingContext['serviceTokens']): Pick<RuleFinding, 'mend'> {
  const keys = tokens?.filter(({ trouble }) => trouble === undefined) ?? []
  const rules = keys.map(({ id }) => ({ [serviceToken.key]: { token_id: id } }))
  const [only, ...more] = keys
  if (!only) return {}
  if (more.length === 0) return { mend: { label: `Name ${only.name} instead`, rule: rules } }
  const all = { id: 'all', title: `All ${keys.length} that work now`, rule: rules }
  const each = keys.map(({ id, name }, nth) => ({ id, title: `Only ${name}`, rule: rules.slice(nth, nth + 1) }))
  return {
    mend: { label: 'Name the keys instead', asks: 'Machine keys', options: [all, ...each], best: all.id },
  }
}
