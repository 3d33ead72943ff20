// Where the servers under test listen and keep their things. Read by the servers, the configuration and the tests.
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const port = Number(process.env.E2E_PORT ?? 4179)

export const practicePort = port
export const livePort = port + 1

/** What the live server's sandbox says of itself once it listens: its address and its tokens. */
export const sandboxFile = `${root}test-results/servers/sandbox.json`

export const dataOf = (server) => `${root}test-results/servers/${server}`
