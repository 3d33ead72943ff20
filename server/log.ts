import { LOG_LEVELS, type LogLevel } from './config'

export type LogFields = Readonly<Record<string, unknown>>

/** Writes one line of JSON for each event. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void

const HIDDEN = '[hidden]'

/** Replaces every known secret in a text, also as it stands inside of JSON or of an address. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = [
    ...new Set(
      secrets
        .filter(Boolean)
        .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
    ),
  ]
  return (text) => known.reduce((clean, secret) => clean.replaceAll(secret, HIDDEN), text)
}

interface Options {
  level: LogLevel
  secrets: readonly string[]
  clock: () => Date
  write: (line: string) => void
}

/** A log that no secret gets into, wherever in a line it stands: in a message, a stack or a field. */
export function createLog({ level, secrets, clock, write }: Options): Log {
  const redact = redactor(secrets)
  const most = LOG_LEVELS.indexOf(level)
  return (at, event, fields = {}) => {
    if (LOG_LEVELS.indexOf(at) > most) return
    const line = { time: clock().toISOString(), level: at, event, ...fields }
    write(JSON.stringify(line, (_, value: unknown) => (typeof value === 'string' ? redact(value) : value)))
  }
}
