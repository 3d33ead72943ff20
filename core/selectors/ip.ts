import * as z from 'zod'
import { networkFindings } from '../network-findings'
import { opens } from '../rule-finding'
import { exactly } from '../claim'
import { addressFact } from '../fact-words'
import { networkIndex, readRange } from '../ip-index'
import { networksSet } from '../value-set'
import {
  contains,
  isUnfinishedNetwork,
  networkDoubts,
  networkIdentity,
  networkProblem,
  readNetwork,
  withPrefix,
} from '../ip'
import { anyone, filled, words, type Phrase } from '../phrase'
import { anyDecision, defineSelector } from '../selector'
import { NAME_MAX, textValue } from '../value-schema'
import { is } from '../verdict'

export const ip = defineSelector({
  key: 'ip',
  label: 'IP ranges',
  plain: 'An address or a network',
  category: 'place',
  icon: 'network',
  help: 'Everybody who comes from this address or network, checked again on every visit.',
  value: z.object({
    ip: textValue({
      ask: 'Type an address or a network, such as 203.0.113.7 or 203.0.113.0/24.',
      max: NAME_MAX,
      check: networkProblem,
    }),
  }),
  fields: { ip: { kind: 'text', label: 'Address or network', placeholder: '203.0.113.0/24' } },
  example: { ip: '203.0.113.0/24' },
  decisions: anyDecision,
  identityBased: false,
  judged: 'each-request',
  asks: (value) => [{ fact: 'ip', which: value.ip }],
  terraform: 'ip',
  words: (value, { decision }) => ({
    who: [words(`${anyone(decision)} `), ...place(value.ip)],
    they: [words('are '), ...place(value.ip)],
  }),
  evaluate: (value, request) => {
    const network = readNetwork(value.ip)
    const from = request.ip === undefined ? undefined : readNetwork(request.ip)
    return network && from ? is(contains(network, from)) : 'unknown'
  },
  compile: (values) => {
    const within = networkIndex(values.map((value) => readRange(value.ip)).filter((range) => range !== undefined))
    return ({ range }) => (range === undefined ? 'unknown' : is(within(range)))
  },
  fact: (_value, request) => addressFact(request.ip),
  recognise: (typed) => {
    const text = typed.trim()
    if (readNetwork(text)) return { value: { ip: text }, complete: true }
    const sized = readNetwork(text.split('/')[0] ?? '') !== undefined
    return sized || isUnfinishedNetwork(text) ? { value: { ip: text }, complete: false } : undefined
  },
  normalise: (value) => ({ ...value, ip: withPrefix(value.ip) }),
  identity: (value) => {
    const network = readNetwork(value.ip)
    return network ? networkIdentity(network) : value.ip
  },
  doubts: (value) => networkDoubts(value.ip),
  claim: (value) => {
    const networks = networksSet([value.ip])
    return networks && exactly('address', networks)
  },
  finds: (value, context) => (typeof value.ip === 'string' ? networkFindings(value.ip, opens(context)) : []),
})

/** "at the address 203.0.113.7" for a network of one, "on the network 203.0.113.0/24" for a larger one. */
function place(text: unknown): Phrase {
  const network = typeof text === 'string' ? readNetwork(text) : undefined
  const one = network && network.prefix === (network.version === 4 ? 32 : 128)
  return one
    ? [words('at the address '), filled(text, (address) => address.replace(/\/.*/, ''))]
    : [words('on the network '), filled(text)]
}
