// npm run verify-history [-- --data DIR]: whether the history in the data folder is as it was written.
import { built, installed, ready } from './ready.mjs'
import { become, root } from './run.mjs'

await ready(installed, built)
become(`${root}dist/server/verify-history.js`, process.argv.slice(2))
