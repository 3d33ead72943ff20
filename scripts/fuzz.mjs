// npm run fuzz [-- --seed NUMBER --runs NUMBER --only TEXT]: anything at all for every parser and every route. Prints the
// seed, which gives the same inputs again.
import { installed, ready } from './ready.mjs'
import { root } from './run.mjs'

await ready(installed)
// Vite runs TypeScript as it is, which Node 20 does not.
const { runnerImport } = await import('vite')
await runnerImport(`${root}fuzz/index.ts`, { root, configFile: false })
