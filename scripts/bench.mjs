// npm run bench [-- names]: the figures we promise, beside their floor or peer, measured on the build.
import { built, installed, ready } from './ready.mjs'
import { root } from './run.mjs'

await ready(installed, built)
// Vite runs TypeScript as it is, which Node 20 does not.
const { runnerImport } = await import('vite')
await runnerImport(`${root}bench/index.ts`, { root, configFile: false })
