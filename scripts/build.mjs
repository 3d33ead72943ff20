// npm run build: dashboard and server, when the build is missing or old.
import { built, installed, ready } from './ready.mjs'

await ready(installed, built)
