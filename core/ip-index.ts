import { readNetwork } from './ip'

/** The first and the last address of a network. */
export type AddressRange = { version: 4; from: number; to: number } | { version: 6; from: bigint; to: bigint }

/** The addresses of an address or CIDR block as numbers; `undefined` when the text is neither. */
export function readRange(text: string): AddressRange | undefined {
  const network = readNetwork(text)
  if (!network) return undefined
  const rest = BigInt((network.version === 4 ? 32 : 128) - network.prefix)
  const from = (network.bits >> rest) << rest
  const to = from + (1n << rest) - 1n
  return network.version === 4 ? { version: 4, from: Number(from), to: Number(to) } : { version: 6, from, to }
}

/** Whether all addresses of a range are those of one of these networks, found by halving and not one by one. */
export function networkIndex(networks: readonly AddressRange[]): (range: AddressRange) => boolean {
  const four = outermost(networks.filter(({ version }) => version === 4))
  const six = outermost(networks.filter(({ version }) => version === 6))
  return (range) => {
    const { from, to } = range.version === 4 ? four : six
    let low = 0
    let high = from.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const start = from[middle]
      if (start !== undefined && start <= range.from) low = middle + 1
      else high = middle
    }
    const end = to[low - 1]
    return end !== undefined && range.to <= end
  }
}

/**
 * Sorted, without the networks that lie in another one. Two networks are apart or one holds the other, so what is left
 * never overlaps. Neighbours stay two: no rule holds what reaches from one into the other.
 */
function outermost(ranges: readonly AddressRange[]) {
  const from: (number | bigint)[] = []
  const to: (number | bigint)[] = []
  for (const range of ranges.toSorted(byStart)) {
    const end = to.at(-1)
    if (end !== undefined && range.to <= end) continue
    from.push(range.from)
    to.push(range.to)
  }
  return { from, to }
}

/** By where they begin; of two that begin alike the larger first. */
const byStart = (a: AddressRange, b: AddressRange) => {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  return a.to === b.to ? 0 : a.to > b.to ? -1 : 1
}
