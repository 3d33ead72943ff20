// What must be there before anything can start, made when it is missing or old. Needs nothing but Node and npm.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildEnv } from './build-env.mjs'
import { npm, root, tool } from './run.mjs'

const OLDEST_NODE = [20, 19]

/** What the build is made of. */
const SOURCES = [
  'core',
  'web',
  'server',
  'scripts/build-env.mjs',
  'scripts/page-code.mjs',
  'package-lock.json',
  'package.json',
  'vite.config.ts',
  'tsconfig.json',
]

const MARK = join(root, 'dist', '.built')

/** @throws NotReady when this Node is too old to run what follows */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new NotReady(`Gatehouse needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
}

/** Something that must be there is not and cannot be made. The message is for the person who started this. */
export class NotReady extends Error {}

/** Runs what must be there first; when that fails, says why and ends the process. */
export async function ready(...steps) {
  try {
    for (const step of steps) await step()
  } catch (error) {
    if (!(error instanceof NotReady)) throw error
    say(error.message)
    process.exit(1)
  }
}

const say = (message) => process.stderr.write(`${message}\n`)

/** The packages of a lock file, without what only this computer's copy leaves out: packages for other systems. */
function packagesIn(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(
    Object.entries(packages)
      .filter(([path]) => path !== '')
      .map(([path, { version, optional }]) => [path, { version, optional: optional === true }]),
  )
}

/** Whether node_modules holds what the lock file asks for. */
function dependenciesAreHere() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const here = packagesIn(record)
  for (const path of here.keys()) if (!wanted.has(path)) return false
  for (const [path, { version, optional }] of wanted) {
    const found = here.get(path)
    if (found ? found.version !== version : !optional) return false
  }
  return true
}

/** Installs the dependencies when they are missing or not those of the lock file. */
export async function installed() {
  checkNode()
  if (dependenciesAreHere()) return
  say('Installing what Gatehouse is made of (npm ci) …')
  const { code } = await npm(['ci', '--no-audit', '--no-fund'], { output: 'stderr' })
  if (code !== 0) throw new NotReady('npm ci did not work; what it says is above.')
}

/** One hash over the names and contents of everything the build reads. */
function sourcesHash() {
  const hash = createHash('sha256').update(process.version)
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (path.includes('.') && !path.endsWith('.test.ts'))
      hash.update(path).update('\0').update(readFileSync(full)).update('\0')
  }
  const walk = (path) => {
    const entries = readdirSync(join(root, path), { withFileTypes: true }).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )
    for (const entry of entries) {
      const inside = `${path}/${entry.name}`
      if (entry.isDirectory()) walk(inside)
      else add(inside)
    }
  }
  for (const source of SOURCES) {
    if (source.includes('.')) add(source)
    else walk(source)
  }
  return hash.digest('hex')
}

/** Builds dashboard and server when the build is missing or made of other sources. */
export async function built() {
  const hash = sourcesHash()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return
  say('Building …')
  const args = ['build', '--app', '--logLevel', 'warn']
  const { code } = await tool('vite/bin/vite.js', args, { output: 'stderr', env: buildEnv })
  if (code !== 0) throw new NotReady('The build did not work; what it says is above.')
  writeFileSync(MARK, hash)
}
