import * as z from 'zod'
import { ConfigError } from '../config-error'
import { isLoopback } from '../loopback'
import { isMember, type Members } from './roles'

/** How people are told apart. `local`: one person at this computer. */
export type AuthConfig =
  | { mode: 'local' }
  | { mode: 'access'; issuer: string; audiences: readonly string[]; members: Members }

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  )

const members = list.refine(
  (entries) => entries.every(isMember),
  'must be a list with commas between, each an email, @ and a domain, token: and a name, or group: and a name or id',
)

/** The settings about who may use Gatehouse, as they stand in the environment. */
export const authShape = {
  GATEHOUSE_AUTH: z.enum(['local', 'access'], 'must be local or access').default('local'),
  GATEHOUSE_ACCESS_TEAM_DOMAIN: z.string().default(''),
  GATEHOUSE_ACCESS_AUD: list,
  GATEHOUSE_OWNERS: members,
  GATEHOUSE_EDITORS: members,
  GATEHOUSE_VIEWERS: members,
  GATEHOUSE_PUBLIC_ORIGIN: z
    .string()
    .refine(
      isOrigin,
      'must be the address people open, such as https://gatehouse.example.com; plain http only on this computer',
    )
    .transform((address) => new URL(address).origin)
    .optional(),
  GATEHOUSE_ALLOWED_HOSTS: list.transform((hosts) => hosts.map((host) => host.toLowerCase())),
  HOST: z.string().trim().default('127.0.0.1'),
}

type AuthSettings = z.infer<z.ZodObject<typeof authShape>>

/** @throws ConfigError when the settings contradict each other, or would let in nobody or just anybody */
export function authOf(settings: AuthSettings): AuthConfig {
  const { GATEHOUSE_OWNERS: owner, GATEHOUSE_EDITORS: editor, GATEHOUSE_VIEWERS: viewer } = settings
  const { GATEHOUSE_ACCESS_TEAM_DOMAIN: team, GATEHOUSE_ACCESS_AUD: audiences } = settings
  const somebody = owner.length + editor.length + viewer.length > 0
  if (settings.GATEHOUSE_AUTH === 'local') {
    if (!isLoopback(settings.HOST)) {
      throw new ConfigError(
        'HOST must be 127.0.0.1, ::1 or localhost: whoever reaches Gatehouse from another computer must be signed in by Cloudflare Access (GATEHOUSE_AUTH=access).',
      )
    }
    if (somebody || team || audiences.length > 0) {
      throw new ConfigError(
        'GATEHOUSE_OWNERS, GATEHOUSE_EDITORS, GATEHOUSE_VIEWERS and GATEHOUSE_ACCESS_… have a meaning only with GATEHOUSE_AUTH=access. Set it, or remove them.',
      )
    }
    return { mode: 'local' }
  }
  const issuer = issuerOf(team)
  if (audiences.length === 0) {
    throw new ConfigError('GATEHOUSE_ACCESS_AUD is missing: the audience (AUD) tag of the Access application.')
  }
  if (!somebody) {
    throw new ConfigError(
      'Nobody could use this Gatehouse: name people in GATEHOUSE_OWNERS, GATEHOUSE_EDITORS or GATEHOUSE_VIEWERS.',
    )
  }
  const reachable = settings.GATEHOUSE_PUBLIC_ORIGIN !== undefined || settings.GATEHOUSE_ALLOWED_HOSTS.length > 0
  if (!isLoopback(settings.HOST) && !reachable) {
    throw new ConfigError('GATEHOUSE_PUBLIC_ORIGIN is missing: the address under which people open Gatehouse.')
  }
  return { mode: 'access', issuer, audiences, members: { owner, editor, viewer } }
}

/** `team`, `team.cloudflareaccess.com` and its https address mean the same. */
function issuerOf(team: string): string {
  const domain = /^[\w-]+$/.test(team) ? `${team}.cloudflareaccess.com` : team
  const address = domain.includes('://') ? domain : `https://${domain}`
  if (team !== '' && isOrigin(address)) return new URL(address).origin
  throw new ConfigError(
    'GATEHOUSE_ACCESS_TEAM_DOMAIN must be the team domain of Cloudflare Access, such as your-team.cloudflareaccess.com.',
  )
}

/** An address without a path; plain http only on this computer. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(text)
  if (pathname !== '/' || search || hash || username || password) return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}
