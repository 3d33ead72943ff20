// npm start: installs and builds what is missing or old, then serves dashboard and API.
import { built, installed, ready } from './ready.mjs'
import { become, root } from './run.mjs'

await ready(installed, built)
become(`${root}dist/server/index.js`)
