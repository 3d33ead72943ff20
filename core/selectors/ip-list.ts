import * as z from 'zod'
import { exactly } from '../claim'
import { addressFact, listFact } from '../fact-words'
import { networkIndex, readRange } from '../ip-index'
import { networksSet } from '../value-set'
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
  asks: () => [{ fact: 'ip' }],
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
  claim: ({ id }, { list }) => {
    const networks = networksSet(list(id) ?? ['unread'])
    return networks && exactly('address', networks)
  },
  compile: (values, lookup) => {
    const lists = values.map(({ id }) => lookup.list(id))
    const entries = lists.flatMap((list) => list ?? [])
    const ranges = entries.map(readRange)
    const within = networkIndex(ranges.filter((range) => range !== undefined))
    // An entry that is no address, like a list that could not be read, may be the one that matches.
    const doubtful = lists.includes(undefined) || ranges.includes(undefined)
    if (!doubtful && entries.length === 0) return () => 'no-match'
    return ({ range }) => {
      if (range === undefined) return 'unknown'
      return within(range) ? 'match' : doubtful ? 'unknown' : 'no-match'
    }
  },
  fact: ({ id }, { ip }, lookup, { nameOf }) => {
    const list = lookup.list(id)
    if (list === undefined || list.length === 0) return listFact('ip_lists', id, list, nameOf)
    return list.every((one) => readNetwork(one))
      ? addressFact(ip)
      : { what: [words('an entry that is no address on '), ...pointedAt('ip_lists', id, nameOf, 'list')] }
  },
})
