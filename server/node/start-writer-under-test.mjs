// node start-writer-under-test.mjs FOLDER: writes policies one after the other, and prints the name of each that was acknowledged.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Vite runs TypeScript as it is, which Node 20 does not.
const { module } = await runnerImport(`${root}server/node/writer-under-test.ts`, { root, configFile: false })
await module.writePolicies(process.argv[2], (name) => process.stdout.write(`${name}\n`))
