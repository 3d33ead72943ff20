import { isPrivate, readNetwork, type Network } from './ip'
import type { RuleFinding, Severity } from './rule-finding'

/** Networks up to these prefixes are told: a stop, a risk, a doubt. */
const WIDE: Record<Network['version'], readonly [prefix: number, severity: Severity][]> = {
  4: [[7, 'stop'], [15, 'risk'], [19, 'doubt']], // prettier-ignore
  6: [[31, 'stop'], [39, 'risk'], [47, 'doubt']], // prettier-ignore
}

const BITS = { 4: 32, 6: 128 } as const

/** What the catalogue says of one network: that it is very wide, when it lets somebody in, and that it is private. */
export function networkFindings(text: string, letsIn: boolean): RuleFinding[] {
  const network = readNetwork(text)
  if (!network) return []
  const findings: RuleFinding[] = []
  const wide = WIDE[network.version].find(([prefix]) => network.prefix <= prefix)
  if (letsIn && wide) {
    const message = `The network ${text} covers ${addressesIn(network)}. Narrow it to the one you mean.`
    findings.push({ id: 'OPEN-07', severity: wide[1], message })
  }
  if (isPrivate(network)) {
    const message = `${text} is a private address. Cloudflare sees the public one, unless the application is private too: use the office’s public address.`
    findings.push({ id: 'NEVER-16', severity: 'doubt', message })
  }
  return findings
}

function addressesIn({ version, prefix }: Network): string {
  if (prefix === 0) return 'every address there is'
  if (version === 6) return `one in ${(2 ** prefix).toLocaleString('en-US')} of all IPv6 addresses`
  const count = 2 ** (BITS[4] - prefix)
  return count >= 1e9
    ? `${(count / 1e9).toFixed(1)} billion addresses`
    : count >= 1e6
      ? `${Math.round(count / 1e6)} million addresses`
      : `${count.toLocaleString('en-US')} addresses`
}
