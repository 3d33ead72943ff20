import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Import {
  from: string
  /** The file's path, for our own; the package's name, for others. */
  to: string
  typeOnly: boolean
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

function resolved(from: string, target: string): string {
  if (target.startsWith('#core/')) return target.replace('#', '')
  if (!target.startsWith('.')) return target
  return normalize(join(dirname(from), target))
    .split(sep)
    .join('/')
}

/** All imports of a folder's sources, tests aside. */
function importsIn(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.|-under-test\./.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const from = relative(root, path).split(sep).join('/')
      return [...readFileSync(path, 'utf8').matchAll(IMPORT)].map(([, type, plain, dynamic]) => ({
        from,
        to: resolved(from, plain ?? dynamic ?? ''),
        typeOnly: type !== undefined,
      }))
    })
}

const core = importsIn('core')
const server = importsIn('server')
const web = importsIn('web')

const shown = (imports: Import[]) => imports.map(({ from, to }) => `${from} imports ${to}`)
/** The folder of a page, for what belongs to one. */
const page = (path: string) => /^web\/pages\/([^/]+)\//.exec(path)?.[1]

const nodeOnly = ({ to }: Import) => to.startsWith('node:') || to.startsWith('@hono/node-server') || to === 'libsql'

const inFolder = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`))

test('the imports are found at all', () => {
  expect(core.length).toBeGreaterThan(20)
  expect(server.length).toBeGreaterThan(50)
  expect(web.length).toBeGreaterThan(20)
})

test('core knows zod, the exact JSON reader and itself', () => {
  const foreign = core.filter(({ to }) => !inFolder(to, 'core') && to !== 'zod' && to !== 'lossless-json')
  expect(shown(foreign)).toEqual([])
})

test('the browser gets nothing of Node', () => {
  expect(shown(web.filter(({ to }) => to.startsWith('node:')))).toEqual([])
})

test('the browser knows one type of the server', () => {
  const ofServer = web.filter(({ to }) => inFolder(to, 'server'))
  const more = ofServer.filter(
    (each) => !each.typeOnly || each.to !== 'server/app' || each.from !== 'web/api/client.ts',
  )
  expect(shown(more)).toEqual([])
})

test('web/ui knows nothing of Access', () => {
  const outside = web.filter(({ from, to }) => inFolder(from, 'web/ui') && inFolder(to, 'web', 'core', 'server'))
  expect(shown(outside.filter(({ to }) => !inFolder(to, 'web/ui')))).toEqual([])
})

test('one page never imports another', () => {
  const crossing = web.filter(({ from, to }) => page(from) && page(to) && page(from) !== page(to))
  expect(shown(crossing)).toEqual([])
})

test('the server runs without Node but for its Node entry', () => {
  const outside = server.filter(({ from }) => !inFolder(from, 'server/node'))
  expect(shown(outside.filter((each) => nodeOnly(each) || inFolder(each.to, 'server/node')))).toEqual([])
})

test('the server knows nothing of the dashboard', () => {
  expect(shown(server.filter(({ to }) => inFolder(to, 'web')))).toEqual([])
})

test('the sandbox and the server meet on the wire only', () => {
  const apart = ['server/routes', 'server/cloudflare', 'server/middleware']
  const crossing = server.filter(
    ({ from, to }) =>
      (inFolder(from, 'server/sandbox') && inFolder(to, ...apart)) ||
      (inFolder(from, ...apart) && inFolder(to, 'server/sandbox')),
  )
  expect(shown(crossing)).toEqual([])
})
