// npm run test:live: every browser test in live mode, with a token, against the sandbox over HTTP.
import { chromiumHere } from './chromium.mjs'
import { built, installed, ready } from './ready.mjs'
import { tool } from './run.mjs'

await ready(installed, built, chromiumHere)
const { code } = await tool(
  'playwright/cli.js',
  ['test', '-c', 'e2e/playwright.config.ts', '--project=live', ...process.argv.slice(2)],
  { env: { E2E_LIVE: 'all' } },
)
process.exitCode = code
