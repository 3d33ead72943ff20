import { fileURLToPath } from 'node:url'
import devServer from '@hono/vite-dev-server'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { pageCode } from './scripts/page-code.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('./web'),
  plugins: [
    react(),
    tailwindcss(),
    pageCode(),
    // Only the API is the server's; pages and modules are Vite's.
    devServer({
      entry: at('./server/node/dev.ts'),
      // The second: in development the modules of web/api lie under the same address as the API.
      exclude: [/^(?!\/(api|healthz|readyz)(\/|\?|$)).*/, /^\/api\/[^?]*\.tsx?(\?|$)/],
      injectClientScript: false,
    }),
  ],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: at('./dist/web'),
        emptyOutDir: true,
        // What a first visit may weigh is held by a test, packed as it is sent.
        chunkSizeWarningLimit: 1000,
        rolldownOptions: {
          output: {
            // Few files, since each costs a browser more than the bytes in it: what every page needs is one, and what
            // some pages share is put together until a file is worth its request.
            codeSplitting: {
              groups: [
                // In one chunk with zod itself, so that it runs before the first schema of any other chunk is made.
                { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/, priority: 3 },
                { name: 'first', tags: ['$initial'], priority: 2 },
                {
                  name: 'shared',
                  minShareCount: 2,
                  entriesAware: true,
                  entriesAwareMergeThreshold: 10_000,
                  priority: 1,
                },
              ],
            },
            // The names that shared chunks get list all pages that share them.
            chunkFileNames: ({ name }) => `assets/${name.startsWith('shared~') ? 'shared' : '[name]'}-[hash].js`,
          },
        },
      },
    },
    ssr: {
      build: {
        outDir: at('./dist/server'),
        emptyOutDir: true,
        copyPublicDir: false,
        ssr: true,
        rolldownOptions: {
          input: {
            index: at('./server/node/main.ts'),
            sandbox: at('./server/node/sandbox.ts'),
            'verify-history': at('./server/node/verify-history.ts'),
          },
          output: { entryFileNames: '[name].js' },
        },
      },
      // One folder is the whole server but for libsql, whose binary cannot be bundled. In the tests Node reads packages
      // itself: Vitest would take each of their modules to pieces first, and calls between them would be slower.
      resolve: { noExternal: process.env['VITEST'] ? [] : true, external: ['libsql'] },
    },
  },
  test: {
    // The tests have the machine to themselves; Vitest would leave one core idle.
    maxWorkers: '100%',
    // A process reads each module once, not once for each file of tests. So a test puts back what it changed in the
    // world around it, as it should anyway.
    isolate: false,
    root: at('.'),
    include: ['{core,web,server,scripts,e2e,fuzz}/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
})
