// node e2e/servers.mjs practice|live: the built server as a person runs it, on data of its own. `live` gets a token and
// the sandbox over HTTP in place of Cloudflare.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { dataOf, livePort, practicePort, root, sandboxFile, signedInFile } from './places.mjs'
import { signIn, stateOf } from './sign-in.mjs'

const children = []

function start(program, args, env = {}, stdout = 'inherit') {
  const child = spawn(process.execPath, [`${root}dist/server/${program}`, ...args], {
    // Nothing that this machine happens to be set to, such as a token.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, SystemRoot: process.env.SystemRoot, ...env },
    cwd: dataOf('live'),
    stdio: ['ignore', stdout, 'inherit'],
  })
  child.on('exit', (code) => {
    stop()
    process.exitCode = code ?? 1
  })
  children.push(child)
  return child
}

const stop = () => children.forEach((child) => child.kill())

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)

/** An empty folder for a server's data. */
function fresh(server) {
  rmSync(dataOf(server), { recursive: true, force: true })
  mkdirSync(dataOf(server), { recursive: true })
  return dataOf(server)
}

const quiet = { GATEHOUSE_LOG_LEVEL: 'error' }

async function live() {
  const sandbox = start('sandbox.js', ['--port', '0', '--data', fresh('sandbox')], {}, 'pipe')
  for await (const line of createInterface({ input: sandbox.stdout })) {
    const { baseURL, token } = JSON.parse(line)
    writeFileSync(sandboxFile, line)
    const settings = {
      GATEHOUSE_DATA: fresh('live-records'),
      ...quiet,
      CLOUDFLARE_API_TOKEN: token,
      GATEHOUSE_UPSTREAM_BASE_URL: baseURL,
      // All tests share one token, and are quicker than people.
      GATEHOUSE_UPSTREAM_CALLS: '1000000',
    }
    const server = start('index.js', [], { ...settings, PORT: String(livePort) }, 'pipe')
    // The link works once, so one signs in for all tests, which then carry the same cookie.
    writeFileSync(signedInFile, JSON.stringify(stateOf(await signIn(server.stdout))))
    process.stdout.write('Signed in.\n')
    return
  }
}

mkdirSync(dataOf('live'), { recursive: true })
if (process.argv[2] === 'live') await live()
else start('index.js', [], { ...quiet, PORT: String(practicePort), GATEHOUSE_DATA: fresh('practice') })
