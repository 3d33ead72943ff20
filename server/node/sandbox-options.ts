import { parseArgs } from 'node:util'
import type { Profile } from '../sandbox/context'

export const USAGE = `npm run sandbox -- [options]

  --port NUMBER        where to listen on 127.0.0.1; 0 = any free port (8788)
  --profile NAME       strict: as Cloudflare answers; lenient: any id finds something (strict)
  --data DIR           where the data is kept (the user's data directory, or GATEHOUSE_DATA)
  --empty              start with one empty account instead of the practice accounts
  --faithful-faults    also answer as badly as Cloudflare does: an unknown rule group is a status 500
  --rate-limit NUMBER  calls in five minutes, Cloudflare's own limit is 1200 (no limit)
`

export interface SandboxOptions {
  port: number
  profile: Profile
  data: string | undefined
  empty: boolean
  faithfulFaults: boolean
  rateLimit: number | undefined
}

/** Flags that make no sense. The message is for the person who typed them. */
export class UsageError extends Error {}

/** @throws UsageError */
export function sandboxOptions(args: string[]): SandboxOptions {
  const { values } = parsed(args)
  return {
    port: wholeNumber('--port', values.port, 0, 65535),
    profile: profileOf(values.profile),
    data: values.data,
    empty: values.empty,
    faithfulFaults: values['faithful-faults'],
    rateLimit:
      values['rate-limit'] === undefined ? undefined : wholeNumber('--rate-limit', values['rate-limit'], 1, 1_000_000),
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8788' },
        profile: { type: 'string', default: 'strict' },
        data: { type: 'string' },
        empty: { type: 'boolean', default: false },
        'faithful-faults': { type: 'boolean', default: false },
        'rate-limit': { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function wholeNumber(flag: string, text: string, least: number, most: number) {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new UsageError(`${flag} takes a whole number from ${least} to ${most}, not "${text}".`)
}

function profileOf(text: string): Profile {
  if (text === 'strict' || text === 'lenient') return text
  throw new UsageError(`--profile takes strict or lenient, not "${text}".`)
}
