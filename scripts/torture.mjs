// npm run torture [-- --seed NUMBER --only PART]: what must hold while everything goes wrong, tried on the build. Prints
// one table; all traffic stays on this machine.
import { built, installed, ready } from './ready.mjs'
import { root } from './run.mjs'

await ready(installed, built)
// Vite runs TypeScript as it is, which Node 20 does not.
const { runnerImport } = await import('vite')
await runnerImport(`${root}torture/index.ts`, { root, configFile: false })
