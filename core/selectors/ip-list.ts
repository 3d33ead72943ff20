import * as z from 'zod'
import { contains, readNetwork } from '../ip'
import { anyone, pointedAt, words } from '../phrase'
import { anyDecision, defineSelector } from '../selector'
import { idValue } from '../value-schema'
import { is, some } from '../verdict'

export const ipList = defineSelector({
  key: 'ip_list',
  label: 'IP list',
  plain: 'A list of addresses',
  category: 'place',
  icon: 'list',
  help: 'Everybody who comes from an address on one of your lists, checked again on every visit.',
  value: z.object({ id: idValue('Choose a list of addresses.') }),
  fields: { id: { kind: 'reference', label: 'List of addresses', to: 'ip_lists', types: ['IP'] } },
  example: { id: 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415' },
  decisions: anyDecision,
  identityBased: false,
  judged: 'each-request',
  terraform: 'ip_list',
  words: ({ id }, { decision, nameOf }) => ({
    who: [words(`${anyone(decision)} at an address on `), ...pointedAt('ip_lists', id, nameOf, 'list')],
    they: [words('are at an address on '), ...pointedAt('ip_lists', id, nameOf, 'list')],
  }),
  evaluate: ({ id }, request, lookup) => {
    const list = lookup.list(id)
    if (list?.length === 0) return 'no-match'
    const from = request.ip === undefined ? undefined : readNetwork(request.ip)
    if (list === undefined || from === undefined) return 'unknown'
    return some(
      list.map((one) => {
        const network = readNetwork(one)
        return network ? is(contains(network, from)) : 'unknown'
      }),
    )
  },
})
