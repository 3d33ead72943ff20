// node start-writer-under-test.mjs FOLDER WRITER: lets a writer of writer-under-test.ts write to the folder, and prints
// what was acknowledged to it, a line each.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Vite runs TypeScript as it is, which Node 20 does not.
const { module } = await runnerImport(`${root}server/node/writer-under-test.ts`, { root, configFile: false })
const [, , folder, writer] = process.argv
await module[writer](folder, (line) => process.stdout.write(`${line}\n`))
