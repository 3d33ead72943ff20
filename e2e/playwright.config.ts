import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './browser.mjs'
import type { Options } from './fixtures'
import { livePort, practicePort, root, signedInFile } from './places.mjs'

const executablePath = findChromium()?.executablePath

/** Nothing that a browser does on its own accord, beside what the tests do. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A page that asks anybody but our own servers finds nobody, and says so, which fails the test. */
const NOBODY_ELSE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']

/** One process shows all pages, and is kept from test to test with what it has compiled; else each test starts three. */
const ONE_RENDERER = ['--disable-site-isolation-trials', '--renderer-process-limit=1']

/**
 * A test is over before code that was compiled with care has paid for that, and there is no core to spare for helping
 * threads; both together would cost a sixth of all the tests take.
 */
const QUICK_START = ['--js-flags=--no-opt --no-maglev --single-threaded']

const everythingLive = process.env.E2E_LIVE === 'all'

const server = (mode: 'practice' | 'live', port: number) => ({
  name: mode,
  command: `node e2e/servers.mjs ${mode}`,
  cwd: root,
  // The live one is ready only when somebody is signed in.
  ...(mode === 'live' ? { wait: { stdout: /Signed in/ } } : { url: `http://127.0.0.1:${port}/healthz` }),
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
})

export default defineConfig<Options>({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  // One more than the two cores of a small machine: while a test waits for its page, another has something to do.
  workers: 3,
  retries: 0,
  // Long enough for a machine that does something else as well; with a token, each page passes two servers more.
  timeout: everythingLive ? 180_000 : 60_000,
  expect: { timeout: everythingLive ? 30_000 : 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    // Recording a trace costs each test a third of its time, so it is asked for: E2E_TRACE=1.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    video: 'off',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Drawing what moves costs a fourteenth of all the tests take; the whole job is done with motion as well.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      args: [...QUIET, ...NOBODY_ELSE, ...ONE_RENDERER, ...QUICK_START],
      ...(executablePath !== undefined && { executablePath }),
    },
  },
  // What is tagged @live is tried with a token and over HTTP as well: the whole job, and what a token or a network makes
  // different. With E2E_LIVE=all, everything is.
  projects: [
    {
      name: 'live',
      // First and by one worker: to turn to another project is to begin with a new process and a new browser.
      ...(!everythingLive && { workers: 1 }),
      grep: everythingLive ? /(?:)/ : /@live/,
      use: { mode: 'live', baseURL: `http://127.0.0.1:${livePort}`, storageState: signedInFile },
    },
    { name: 'practice', use: { mode: 'practice', baseURL: `http://127.0.0.1:${practicePort}` } },
  ],
  webServer: [server('practice', practicePort), server('live', livePort)],
})
