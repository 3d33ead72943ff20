import { issue, type ValueIssue } from './value-schema'

/** A network: the first `prefix` bits of `bits` are its own; the other bits may be anything. */
export interface Network {
  version: 4 | 6
  bits: bigint
  prefix: number
}

const SIZE = { 4: 32, 6: 128 } as const
const EXAMPLE = 'such as 203.0.113.7 or 203.0.113.0/24'
const ASK = `Type an address or a network, ${EXAMPLE}.`

/** All that stands in any of them: most texts that are asked about are told apart by this alone. */
const OF_NETWORKS = /^[\da-f.:/]+$/i

/** An IPv4 or IPv6 address or CIDR block; `undefined` when the text is neither. A bare address is a network of one. */
export function readNetwork(text: string): Network | undefined {
  if (!OF_NETWORKS.test(text)) return undefined
  const [address = '', length, ...more] = text.split('/')
  const version = address.includes(':') ? 6 : 4
  const bits = version === 6 ? readIPv6(address) : readIPv4(address)
  if (bits === undefined || more.length > 0) return undefined
  if (length === undefined) return { version, bits, prefix: SIZE[version] }
  return /^(0|[1-9]\d{0,2})$/.test(length) && Number(length) <= SIZE[version]
    ? { version, bits, prefix: Number(length) }
    : undefined
}

function readIPv4(text: string): bigint | undefined {
  const numbers = text.split('.')
  if (numbers.length !== 4 || !numbers.every((number) => /^(0|[1-9]\d{0,2})$/.test(number) && Number(number) < 256))
    return undefined
  return numbers.reduce((bits, number) => (bits << 8n) | BigInt(number), 0n)
}

/** https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
function readIPv6(text: string): bigint | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const tail = dotted?.[2] === undefined ? undefined : readIPv4(dotted[2])
  if (dotted && tail === undefined) return undefined
  const whole =
    dotted && tail !== undefined ? `${dotted[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}` : text
  const halves = whole.split('::').map((half) => (half === '' ? [] : half.split(':')))
  const [head = [], rest] = halves
  const missing = 8 - head.length - (rest?.length ?? 0)
  if (halves.length > 2 || (rest ? missing < 1 : missing !== 0)) return undefined
  const words = [...head, ...Array<string>(missing).fill('0'), ...(rest ?? [])]
  if (!words.every((word) => /^[\da-f]{1,4}$/i.test(word))) return undefined
  return words.reduce((bits, word) => (bits << 16n) | BigInt(`0x${word}`), 0n)
}

const own = ({ version, bits, prefix }: Network) => bits >> BigInt(SIZE[version] - prefix)

/** The first address of a network as text. */
export function writeAddress(network: Network): string {
  const rest = BigInt(SIZE[network.version] - network.prefix)
  const first = own(network) << rest
  const [size, count, radix, joint] = network.version === 4 ? [8n, 4, 10, '.'] : [16n, 8, 16, ':']
  const words = Array.from(
    { length: count },
    (_, at) => (first >> (size * BigInt(count - 1 - at))) & ((1n << size) - 1n),
  )
  return words.map((word) => word.toString(radix)).join(joint)
}

/** Whether every address of `inner` is one of `outer`. */
export const contains = (outer: Network, inner: Network): boolean =>
  outer.version === inner.version &&
  outer.prefix <= inner.prefix &&
  own(outer) === own({ ...inner, prefix: outer.prefix })

/** The same text for the same addresses, however they were written. */
export const networkIdentity = (network: Network): string =>
  `v${network.version}:${own(network).toString(16)}/${network.prefix}`

/** As Cloudflare gives addresses back: a bare one gains its /32 or /128. All else stays as it was typed. */
export function withPrefix(text: string): string {
  const network = readNetwork(text)
  return network && !text.includes('/') ? `${text}/${network.prefix}` : text
}

/** Text that may become an address or a network if the person goes on typing: `10.`, `192.168.0.0/`, `2001:db8:`. */
export const isUnfinishedNetwork = (text: string): boolean =>
  readNetwork(text) === undefined &&
  (/^\d{1,3}(\.\d{1,3}){0,2}\.$/.test(text) ||
    /^\d{1,3}(\.\d{1,3}){1,2}$/.test(text) ||
    /^\d{1,3}(\.\d{1,3}){3}\/$/.test(text) ||
    /^(?=.*:)[\da-f]{0,4}(:[\da-f]{0,4}){1,7}\/?$/i.test(text))

/** What is wrong with an address or a network; `undefined` = nothing. */
export function networkProblem(text: string): ValueIssue | undefined {
  if (text.trim() === '') return issue(ASK)
  if (text.length > 64) return issue(`This is too long for an address or a network. ${ASK}`)
  if (/\s/.test(text)) return issue('An address holds no spaces. Take them out.')
  if (readNetwork(text)) return undefined
  const [address = '', length] = text.split('/')
  const alone = readNetwork(address)
  if (alone && length) {
    const most = SIZE[alone.version]
    return issue(`/${length} is not a size a network can have: type a number from /0 to /${most}, or leave it out.`)
  }
  if (isUnfinishedNetwork(text)) {
    return issue(
      address.includes(':')
        ? 'This network is not finished. Type it to the end, such as 2001:db8::/32.'
        : 'This network is not finished. Type all four numbers, such as 10.0.0.0/8.',
    )
  }
  if (/^[\d.]+-[\d.]*$/.test(text)) {
    return issue('A span with a dash is not understood. Type networks, such as 203.0.113.0/28, one rule for each.')
  }
  if (/^\d+(\.\d+){3}$/.test(address)) return issue(numberProblem(address.split('.')))
  return issue(`This is not an address. ${ASK}`)
}

function numberProblem(numbers: readonly string[]): string {
  const large = numbers.find((number) => Number(number) > 255)
  return large === undefined
    ? 'Leave out the zeros in front: type 10.0.0.1 and not 010.0.0.1.'
    : `${large} is too large: each of the four numbers goes up to 255.`
}

/**
 * Networks that Cloudflare does not see as the source of a visit over the internet:
 * https://www.rfc-editor.org/rfc/rfc1918, /rfc6598, /rfc4193 and the loopback and link-local ones.
 */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16']
  .concat(['fc00::/7', 'fe80::/10', '::1/128'])
  .map(readNetwork)
  .filter((network) => network !== undefined)

/** Whether all its addresses are private, so that Cloudflare does not see them as the source of a visit over the internet. */
export const isPrivate = (network: Network): boolean => PRIVATE.some((range) => contains(range, network))

/** Doubts about a valid address or network. */
export function networkDoubts(text: string): string[] {
  const network = readNetwork(text)
  if (!network) return []
  const doubts: string[] = []
  if (network.prefix === 0)
    doubts.push(`${text} is every address there is${network.version === 4 ? ' (IPv4)' : ' (IPv6)'}.`)
  const rest = BigInt(SIZE[network.version] - network.prefix)
  if ((network.bits >> rest) << rest !== network.bits && network.prefix > 0)
    doubts.push(`${text} means the whole network of that size, not the one address before the slash.`)
  if (isPrivate(network))
    doubts.push(`${text} is a private address. Cloudflare sees the public one, unless the application is private too.`)
  return doubts
}
