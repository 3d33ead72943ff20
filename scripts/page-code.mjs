import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The pages that `ahead.js` knows by their address, and the module that each is. */
const PAGES = {
  policies: 'web/pages/policies/PoliciesPage.tsx',
  groups: 'web/pages/groups/GroupsPage.tsx',
  editor: 'web/pages/editor/EditorPage.tsx',
}

/** Stands in `web/public/ahead.js`, and means that no page's code is known: so it is in development. */
const NONE_KNOWN = 'var code = {}'

/**
 * Writes into the built `ahead.js` which files hold the code of these pages, so that a browser loads them together with
 * what every page needs, and not only after that ran.
 * @returns {import('vite').Plugin}
 */
export function pageCode() {
  return {
    name: 'page-code',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle({ dir = '' }, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
      const entries = chunks.filter(({ isEntry }) => isEntry)
      const first = filesOf(entries, bundle)
      const code = Object.entries(PAGES).map(([page, module]) => {
        const own = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(module))
        if (own.length !== 1) this.error(`The code of ${module} is not in a file of its own.`)
        return [page, [...filesOf(own, bundle)].filter((file) => !first.has(file))]
      })
      const at = join(dir, 'ahead.js')
      const text = readFileSync(at, 'utf8')
      if (!text.includes(NONE_KNOWN)) this.error(`ahead.js has no “${NONE_KNOWN}”.`)
      writeFileSync(at, text.replace(NONE_KNOWN, `var code = ${JSON.stringify(Object.fromEntries(code))}`))
    },
  }
}

/**
 * The names of these files and of all that they import from the start.
 * @param {readonly import('vite').Rolldown.OutputChunk[]} chunks
 * @param {import('vite').Rolldown.OutputBundle} bundle
 */
function filesOf(chunks, bundle) {
  /** @type {Set<string>} */
  const files = new Set()
  /** @param {import('vite').Rolldown.OutputChunk} chunk */
  const add = (chunk) => {
    if (files.has(chunk.fileName)) return
    files.add(chunk.fileName)
    for (const name of chunk.imports) {
      const imported = bundle[name]
      if (imported?.type === 'chunk') add(imported)
    }
  }
  chunks.forEach((chunk) => add(chunk))
  return files
}
