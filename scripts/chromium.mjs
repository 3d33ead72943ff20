// A Chromium for the browser tests: found, or else fetched.
import { existsSync } from 'node:fs'
import { run, tool } from './run.mjs'

const WAYS_OUT = `The browser tests need a Chromium, and none could be found or installed. Three ways out:
  1. npx playwright install chromium
  2. install your system's package (Debian, Ubuntu: apt-get install chromium)
  3. set E2E_CHROMIUM to the path of one that you have`

/** Sees to it that there is one; throws with the ways out when there cannot be. */
export async function chromiumHere() {
  // Not at the top: it imports Playwright, which may only just have been installed.
  const { findChromium } = await import('../e2e/browser.mjs')
  for (const fetchOne of [undefined, playwrightsOwn, systemPackage]) {
    await fetchOne?.()
    if (findChromium()) return
  }
  throw new Error(WAYS_OUT)
}

const playwrightsOwn = () => tool('playwright/cli.js', ['install', 'chromium'], { output: 'stderr' })

async function systemPackage() {
  const root = process.platform === 'linux' && process.getuid?.() === 0
  if (!root || !existsSync('/usr/bin/apt-get') || process.env.E2E_NO_APT) return
  await run('apt-get', ['update', '-qq'], { output: 'stderr' })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { output: 'stderr' })
}
