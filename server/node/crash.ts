import { redactor } from '../log'

/** Settings that hold a secret themselves. */
const SECRET_SETTINGS = ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_KEY']

/**
 * Takes the secrets out of the environment once they are read, so that no program we start and no report that Node
 * writes of this process gets them.
 */
export function forgetSecrets(env: NodeJS.ProcessEnv): void {
  for (const name of SECRET_SETTINGS) delete env[name]
}

interface Crash {
  secrets: readonly string[]
  write: (text: string) => void
  exit: (code: number) => void
}

/** What to do with a fault that nobody caught: Node would print it as it is, we print it without secrets, and end. */
export function crashWith({ secrets, write, exit }: Crash): (error: unknown) => void {
  const redact = redactor(secrets)
  return (error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    write(`${redact(`Gatehouse ends because of a fault of its own.\n${text}${causes(error)}`)}\n`)
    exit(1)
  }
}

function causes(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error ? `\nbecause of ${cause.stack ?? cause.message}${causes(cause)}` : ''
}
