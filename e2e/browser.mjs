// Which Chromium the browser tests drive: E2E_CHROMIUM, else Playwright's own download, else a browser of this machine.
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .map((name) => process.env[name])
    .filter(Boolean)
    .map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
}

/**
 * Undefined when there is none. Without `executablePath` it is Playwright's own.
 * @returns {{ executablePath?: string } | undefined}
 */
export function findChromium() {
  const own = process.env.E2E_CHROMIUM
  if (own) {
    if (existsSync(own)) return { executablePath: own }
    throw new Error(`E2E_CHROMIUM=${own} does not exist.`)
  }
  if (existsSync(chromium.executablePath())) return {}
  const executablePath = SYSTEM[process.platform]?.find((path) => existsSync(path))
  return executablePath ? { executablePath } : undefined
}
