import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/**
 * A module of ours as a browser gets it: bundled. Run file by file, as benchmarks are, each call from one file into
 * another goes by a lookup that the product does not have, and code made of many small functions would look slow.
 * @param entry seen from the root of the repository
 */
export async function bundled<Module>(entry: string): Promise<Module> {
  const outDir = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: entry,
        outDir,
        minify: false,
        rollupOptions: { output: { entryFileNames: 'entry.mjs' } },
      },
      ssr: { noExternal: true },
    })
    return (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'entry.mjs')).href)) as Module
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
