import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, CDPSession, Page, PlaywrightTestOptions } from '@playwright/test'

/**
 * The browser's context that all tests of a worker have, one after the other, and the one page in it. Each test finds
 * both as nobody has used them. Playwright's own `reuseContext` makes the browser forget our scripts as well, and
 * visits every address anew to empty it: together a quarter of all that a test costs.
 */
interface Kept {
  context: BrowserContext
  page: Page
  session: CDPSession
  /** Where its pages have been during the test; `chrome-error:` is where nothing answered. */
  origins: Set<string>
}

/** What the configuration, or a test by `test.use`, wants a page to be like. */
export type Wanted = Pick<PlaywrightTestOptions, 'colorScheme' | 'contextOptions' | 'storageState' | 'viewport'>

let kept: Kept | undefined

/**
 * The context, with its page as this test wants it.
 * @param watch what runs in each document before any script of ours
 */
export async function keptContext(
  browser: Browser,
  watch: () => void,
  wanted: Wanted,
): Promise<Pick<Kept, 'context' | 'origins'>> {
  kept ??= await opened(browser, watch)
  await asWanted(kept.page, wanted)
  return kept
}

async function opened(browser: Browser, watch: () => void): Promise<Kept> {
  // As the configuration says, which Playwright adds.
  const context = await browser.newContext()
  await context.addInitScript(watch)
  await context.addInitScript(forgetVisit)
  const origins = new Set<string>()
  const note = (url: string) => {
    const { protocol, origin } = new URL(url)
    if (protocol !== 'about:') origins.add(protocol === 'chrome-error:' ? protocol : origin)
  }
  context.on('page', (page) => page.on('framenavigated', (frame) => note(frame.url())))
  const page = await context.newPage()
  return { context, page, session: await context.newCDPSession(page), origins }
}

/** A tab remembers its visit in a storage that cannot be emptied from outside; that of `clear` can, and so tells when. */
function forgetVisit() {
  if (!location.protocol.startsWith('http') || localStorage.getItem('begun by a test') !== null) return
  sessionStorage.clear()
  localStorage.setItem('begun by a test', '')
}

/**
 * Undoes what a test did to the context: pages, storages, cookies, permissions, routes, headers and where the mouse is. What a test adds
 * that cannot be undone, scripts for each document or functions for the page, it adds to a context of its own.
 */
export async function cleared(): Promise<void> {
  if (!kept) return
  const { context, page, session, origins } = kept
  if (page.isClosed()) {
    kept = undefined
    return context.close()
  }
  await Promise.all(context.pages().map((one) => (one === page ? page.goto('about:blank') : one.close())))
  for (const origin of origins) {
    if (origin.startsWith('http')) await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  }
  origins.clear()
  await session.send('Page.resetNavigationHistory')
  await Promise.all([page.unrouteAll({ behavior: 'ignoreErrors' }), context.unrouteAll({ behavior: 'ignoreErrors' })])
  await Promise.all([page.setExtraHTTPHeaders({}), context.setExtraHTTPHeaders({})])
  await context.clearPermissions()
  await context.clearCookies()
  await page.mouse.move(-1, -1)
}

/** The page in the looks of this test, and whoever is signed in from the start signed in again. */
async function asWanted(page: Page, { colorScheme, contextOptions, storageState, viewport }: Wanted): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: contextOptions.reducedMotion ?? null })
  if (viewport) await page.setViewportSize(viewport)
  if (typeof storageState !== 'string') return
  const { cookies } = JSON.parse(readFileSync(storageState, 'utf8'))
  await page.context().addCookies(cookies)
}
