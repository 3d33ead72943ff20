// npm run sandbox -- [options]: Cloudflare's API, emulated, over HTTP. Standard output holds its one line of JSON only.
import { built, installed, ready } from './ready.mjs'
import { become, root } from './run.mjs'

await ready(installed, built)
become(`${root}dist/server/sandbox.js`, process.argv.slice(2))
