// npm run dev: dashboard with hot reload and API, in one process.
import { installed, ready } from './ready.mjs'
import { become, root } from './run.mjs'

await ready(installed)
const port = process.env.PORT || '8787'
become(`${root}node_modules/vite/bin/vite.js`, ['--host', '127.0.0.1', '--port', port, '--strictPort'])
