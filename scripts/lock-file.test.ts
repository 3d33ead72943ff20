import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Entry {
  optionalDependencies?: Record<string, string>
  hasInstallScript?: boolean
  resolved?: string
}

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Entry>
}

/** The places where Node looks for a package, from the folder of the one that wants it upwards. */
function* placesFor(name: string, from: string): Generator<string> {
  for (let folder = from; ;) {
    yield `${folder ? `${folder}/` : ''}node_modules/${name}`
    if (folder === '') return
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  }
}

// npm leaves out packages that a registry lacked, without a word; people on other systems then get no binary.
test('every package for another system has its entry', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => ![...placesFor(name, path)].some((place) => place in packages))
      .map((name) => `${name}, wanted by ${path}`),
  )
  expect(missing).toEqual([])
})

test('no entry names the registry it came from, so that any can be used', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})

// fsevents is built for macOS and has its binary inside; its script does nothing elsewhere.
test('nothing has to be compiled or run to install', () => {
  const scripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripts.map(([path]) => path).filter((path) => !path.endsWith('/fsevents'))).toEqual([])
})
