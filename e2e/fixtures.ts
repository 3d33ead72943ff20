import { readFileSync } from 'node:fs'
import {
  type APIRequestContext,
  test as base,
  type BrowserContext,
  type ConsoleMessage,
  expect,
  type Page,
  type WebError,
} from '@playwright/test'
import { cleared, keptContext } from './kept-context'
import { root, sandboxFile } from './places.mjs'

/** Set by the project in the configuration. */
export interface Options {
  mode: 'practice' | 'live'
}

/** What an account starts with: the invented company, nothing, or more than most companies have. */
export type Copy = 'company' | 'empty' | 'large'

interface Fixtures {
  /** `test.use({ copy: 'empty' })` */
  copy: Copy
  /**
   * With a token people are not read before somebody asks. Tests that are about something else find them asked for, as
   * they are on the practice account. `test.use({ peopleAsked: false })`
   */
  peopleAsked: boolean
  /** An account of the test's own, so that tests run side by side. */
  account: { id: string; name: string }
  /** What the browser complained of, as of now. A test ends badly when anything is left in it. */
  complaints: string[]
}

export const test = base.extend<Options & Fixtures>({
  mode: ['practice', { option: true }],
  copy: ['company', { option: true }],
  peopleAsked: [true, { option: true }],
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads the fixtures wanted from the pattern
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    expect(complaints, 'the browser complained').toEqual([])
  },
  context: async ({ browser, complaints, colorScheme, contextOptions, storageState, viewport }, use) => {
    const wanted = { colorScheme, contextOptions, storageState, viewport }
    const { context, origins } = await keptContext(browser, reportViolations, wanted)
    const stop = listenTo(context, complaints)
    await use(context)
    for (const origin of origins) if (!OURS.test(origin)) complaints.push(`went to ${origin}`)
    await cleared()
    stop()
  },
  page: async ({ context }, use) => {
    const [page = await context.newPage()] = context.pages()
    await use(page)
  },
  account: async ({ mode, copy, peopleAsked, request, baseURL }, use, { title }) => {
    if (mode === 'practice') return use(await onPractice(request, copy, title, baseURL))
    const made = await onSandbox(request, copy, title)
    if (peopleAsked) expect((await request.get(`/api/accounts/${made.id}/population?ask=yes`)).status()).toBe(200)
    return use(made)
  },
})

export { expect }

const OURS = /^http:\/\/127\.0\.0\.1:\d+$/

/**
 * Collects errors and warnings of every page. Among them are what it asks of others than our own servers, whom the
 * browser of the tests does not find, and whatever the content security policy kept from happening.
 * @returns how to end it
 */
function listenTo(context: BrowserContext, complaints: string[]): () => void {
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    // An answer of the API that refuses something is the page's business, and the test looks at what the page makes of it.
    const refused = message.text().startsWith('Failed to load resource') && message.location().url.includes('/api/')
    if (!refused) complaints.push(`${message.type()}: ${message.text()}`)
  }
  const onError = (error: WebError) => complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`)
  context.on('console', onConsole).on('weberror', onError)
  return () => void context.off('console', onConsole).off('weberror', onError)
}

/** In the page: tells the listener above. */
function reportViolations() {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    // oxlint-disable-next-line eslint/no-console -- the way out of the page
    console.error(`content security policy: ${effectiveDirective} ${blockedURI} ${sourceFile}`)
  })
}

async function onPractice(request: APIRequestContext, copy: Copy, name: string, baseURL = '') {
  const headers = { origin: baseURL }
  const answer = await request.post('/api/practice/accounts', { headers, data: { copy, name: shortened(name) } })
  return checked(await answer.json(), answer.status())
}

async function onSandbox(request: APIRequestContext, copy: Copy, name: string) {
  const { baseURL, token } = JSON.parse(readFileSync(sandboxFile, 'utf8')) as { baseURL: string; token: string }
  const answer = await request.post(new URL('/sandbox/accounts', baseURL).href, {
    headers: { authorization: `Bearer ${token}` },
    data: { copy, name: shortened(name) },
  })
  return checked(await answer.json(), answer.status())
}

const shortened = (name: string) => name.slice(0, 100)

function checked(account: { id: string; name: string }, status: number) {
  expect(status, JSON.stringify(account)).toBe(201)
  return account
}

const AXE = readFileSync(`${root}node_modules/axe-core/axe.min.js`, 'utf8')

/** https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Axe {
  run(options: object): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>
}

/** Fails with each place on the page that breaks WCAG 2.0 to 2.2, levels A and AA, as far as a program can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated, not added as a script element: the page's content security policy would rightly refuse that.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    // A colour on its way from one to another is none that anybody reads.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
    // Of what is well, one example is enough; that spares axe the better part of its work. Style sheets are
    // not read for it: only a rule that is not among these looks at them.
    const preload = { assets: ['media'] }
    const { violations } = await axe.run({ runOnly: tags, resultTypes: ['violations'], preload })
    return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ html }) => html).join(' | ')}`)
  }, WCAG)
  expect(found, 'axe found something').toEqual([])
}

/** The page in each of its looks: accessible in light and in dark, and no wider than a phone of 390 pixels. Then it is as before. */
export async function expectGoodLooks(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`accessible in ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    })
  }
  await test.step('390 pixels wide', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
  await page.emulateMedia({ colorScheme: null })
  if (before) await page.setViewportSize(before)
}
