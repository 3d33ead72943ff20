// Where the servers under test listen and keep their things. Read by the servers, the configuration and the tests.
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** E2E_PORT lets two runs go on at once: each has its own ports and its own folder. */
const port = Number(process.env.E2E_PORT ?? 4179)

const folder = `${root}test-results/servers-${port}`

export const practicePort = port
export const livePort = port + 1

/** What the live server's sandbox says of itself once it listens: its address and its tokens. */
export const sandboxFile = `${folder}/sandbox.json`

/** The cookies of somebody signed in at the live server. */
export const signedInFile = `${folder}/signed-in.json`

export const dataOf = (server) => `${folder}/${server}`
