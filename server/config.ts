import * as z from 'zod'
import { type AuthConfig, authOf, authShape } from './auth/settings'
import { ConfigError } from './config-error'
import { isLoopback } from './loopback'

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** What the settings ask for. In practice mode there is no credential, so none can be sent anywhere. */
export type Upstream =
  | { mode: 'practice' }
  | {
      mode: 'live'
      /** Without a trailing slash. */
      baseURL: string
      /** The headers that carry the credential. */
      credential: Readonly<Record<string, string>>
      /** The values that must never be seen in an answer or a log. */
      secrets: readonly string[]
    }

export interface Config {
  upstream: Upstream
  timeoutMs: number
  /** The largest page that is asked for; absent = as many as Cloudflare grants. */
  perPage: number | undefined
  /** How many calls may be made to Cloudflare in five minutes; absent = as many as Cloudflare grants. */
  calls: number | undefined
  host: string
  port: number
  /** Host names under which we answer, without port, beside the loopback ones. */
  allowedHosts: readonly string[]
  /** The address under which browsers reach us, when that is not the one we listen on. */
  publicOrigin: string | undefined
  auth: AuthConfig
  /** How many requests one person may make in a minute. */
  ratePerMinute: number
  dataFolder: string | undefined
  /** How long requests under way get to end, when we are told to end. */
  shutdownMs: number
  /** The port on this machine where metrics can be read; absent = nowhere. */
  metricsPort: number | undefined
  logLevel: LogLevel
  /** Refuse every change. */
  readOnly: boolean
}

/** Cloudflare's public API: https://developers.cloudflare.com/fundamentals/api/how-to/make-api-calls/ */
const CLOUDFLARE_API = 'https://api.cloudflare.com/client/v4'

/** Of colleagues nobody may crowd out the others; at one's own computer it only stops a page that runs wild. */
const RATE_PER_MINUTE = { access: 300, local: 6_000 } as const

const whole = (least: number, most: number) =>
  z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)

const schema = z.object({
  ...authShape,
  CLOUDFLARE_API_TOKEN: z.string().optional(),
  CLOUDFLARE_API_TOKEN_FILE: z.string().optional(),
  CLOUDFLARE_EMAIL: z.string().optional(),
  CLOUDFLARE_API_KEY: z.string().optional(),
  CLOUDFLARE_API_KEY_FILE: z.string().optional(),
  GATEHOUSE_UPSTREAM_BASE_URL: z
    .string()
    .default(CLOUDFLARE_API)
    .refine(isSafeBase, 'must be an https address without a query; plain http only on this computer'),
  GATEHOUSE_UPSTREAM_TIMEOUT_MS: whole(1, 300_000).default(30_000),
  GATEHOUSE_UPSTREAM_PER_PAGE: whole(1, 1000).optional(),
  GATEHOUSE_UPSTREAM_CALLS: whole(50, 1_000_000).optional(),
  PORT: whole(0, 65_535).default(8787),
  GATEHOUSE_DATA: z.string().optional(),
  GATEHOUSE_SHUTDOWN_MS: whole(0, 600_000).default(10_000),
  GATEHOUSE_METRICS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  GATEHOUSE_METRICS_PORT: whole(0, 65_535).default(9464),
  GATEHOUSE_READ_ONLY: z.enum(['true', 'false'], 'must be true or false').default('false'),
  GATEHOUSE_RATE_LIMIT_PER_MIN: whole(1, 1_000_000).optional(),
  GATEHOUSE_LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
})

type Settings = z.infer<typeof schema>

/**
 * The settings, checked. An empty one counts as not set.
 * @param readSecret reads the file that a `…_FILE` setting names
 * @throws ConfigError
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  readSecret: (path: string) => string,
): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const { data, error } = schema.safeParse(given)
  if (error) throw new ConfigError(error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'))
  const auth = authOf(data)
  return {
    upstream: upstreamOf(data, readSecret),
    timeoutMs: data.GATEHOUSE_UPSTREAM_TIMEOUT_MS,
    perPage: data.GATEHOUSE_UPSTREAM_PER_PAGE,
    calls: data.GATEHOUSE_UPSTREAM_CALLS,
    host: data.HOST,
    port: data.PORT,
    allowedHosts: data.GATEHOUSE_ALLOWED_HOSTS,
    publicOrigin: data.GATEHOUSE_PUBLIC_ORIGIN,
    auth,
    ratePerMinute: data.GATEHOUSE_RATE_LIMIT_PER_MIN ?? RATE_PER_MINUTE[auth.mode],
    dataFolder: data.GATEHOUSE_DATA,
    shutdownMs: data.GATEHOUSE_SHUTDOWN_MS,
    metricsPort: data.GATEHOUSE_METRICS === 'on' ? data.GATEHOUSE_METRICS_PORT : undefined,
    logLevel: data.GATEHOUSE_LOG_LEVEL,
    readOnly: data.GATEHOUSE_READ_ONLY === 'true',
  }
}

function upstreamOf(settings: Settings, readSecret: (path: string) => string): Upstream {
  const token = secretOf('CLOUDFLARE_API_TOKEN', settings, readSecret)
  const key = secretOf('CLOUDFLARE_API_KEY', settings, readSecret)
  const email = settings.CLOUDFLARE_EMAIL?.trim()
  const baseURL = settings.GATEHOUSE_UPSTREAM_BASE_URL.replace(/\/+$/, '')
  if (token && (key || email)) {
    throw new ConfigError('Set either CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL with CLOUDFLARE_API_KEY, not both.')
  }
  if (token) return { mode: 'live', baseURL, credential: { authorization: `Bearer ${token}` }, secrets: [token] }
  if (key && email) {
    return { mode: 'live', baseURL, credential: { 'x-auth-email': email, 'x-auth-key': key }, secrets: [key] }
  }
  if (key || email) throw new ConfigError('CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY are needed together.')
  return { mode: 'practice' }
}

function secretOf(
  name: 'CLOUDFLARE_API_TOKEN' | 'CLOUDFLARE_API_KEY',
  settings: Settings,
  readSecret: (path: string) => string,
): string | undefined {
  const file = settings[`${name}_FILE`]
  if (file === undefined) return clean(name, settings[name])
  if (settings[name] !== undefined) throw new ConfigError(`Set either ${name} or ${name}_FILE, not both.`)
  let text: string
  try {
    text = readSecret(file)
  } catch {
    throw new ConfigError(`${name}_FILE names a file that cannot be read.`)
  }
  const secret = clean(`${name}_FILE`, text)
  if (!secret) throw new ConfigError(`${name}_FILE names an empty file.`)
  return secret
}

/** A secret goes into a header, which holds printable ASCII only; anything else was pasted wrongly. */
function clean(name: string, text: string | undefined): string | undefined {
  const secret = text?.trim()
  if (secret && !/^[!-~]+$/.test(secret)) throw new ConfigError(`${name} holds characters that cannot be part of it.`)
  return secret
}

function isSafeBase(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  if (search || hash || username || password) return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}
