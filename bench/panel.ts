import type { Page } from '@playwright/test'
import type { DraftChange } from '#core/draft-change'
import { withChanges } from '#core/draft-change'
import { reachOf } from '#core/reach'
import { factsOf } from '../server/sandbox/practice/facts'
import { largeAccount } from '../server/sandbox/practice/large'
import { openBrowser, timedPage } from './browser'
import { type Figure, median, ms, percentile } from './figure'
import { start } from './processes'

const NOW = new Date('2026-11-21T12:00:00Z')
const AT_MOST = 150
const TYPED = 'abcdefghijklmnopqrst'
/** So long the editor waits after it heard of a key before it has people counted; see `use-draft.ts`. */
const PAUSE_MS = 80
/** The first keys pay for compiling what they run. */
const WARM = 5
/** Last logins of everybody are read in the background; before that counts are drawn anew of themselves. */
const READ_MS = 10 * 60_000

/** The group that reaches most applications, and how many. */
function widest(): { id: string; apps: number } {
  const facts = factsOf(largeAccount(), NOW)
  const reach = (id: string) => {
    const changes: DraftChange[] = [{ action: 'delete', kind: 'groups', id }]
    return reachOf(facts, withChanges(facts, changes), changes).apps.length
  }
  const [first] = facts.groups.map(({ id }) => ({ id, apps: reach(id) })).toSorted((a, b) => b.apps - a.apps)
  return first ?? { id: '', apps: 0 }
}

/**
 * Types into the address of a rule, each key a new person of whom only the draft knows, and takes the time until that
 * address stands among the people of the panel, on the screen.
 */
async function typeUntilCounted(page: Page): Promise<number[]> {
  const samples: number[] = []
  for (const key of TYPED) {
    await page.evaluate(() => {
      const list = document.querySelector('[aria-label=Consequences]')
      const field = document.activeElement as HTMLInputElement
      const watch = window as unknown as { benchCounted: Promise<number> }
      watch.benchCounted = new Promise((resolve) => {
        let from = 0
        addEventListener('keydown', ({ timeStamp }) => (from = timeStamp), { once: true, capture: true })
        const seen = () => {
          if (from === 0 || !list?.textContent?.includes(field.value)) return
          observer.disconnect()
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.addEventListener('message', () => resolve(performance.now() - from))
            channel.port1.start()
            channel.port2.postMessage(0)
          })
        }
        const observer = new MutationObserver(seen)
        observer.observe(list ?? document.body, { subtree: true, childList: true, characterData: true })
      })
    })
    await page.keyboard.press(key)
    samples.push(await page.evaluate(() => (window as unknown as { benchCounted: Promise<number> }).benchCounted))
  }
  return samples.slice(WARM)
}

/** What any page takes to have something counted by another thread after the pause that ours makes, and to show it. */
async function floorOfCounting(browser: Awaited<ReturnType<typeof openBrowser>>): Promise<number[]> {
  const page = await browser.newPage()
  const samples = await page.evaluate(
    async ([pause, times]) => {
      const echo = 'onmessage = ({ data }) => postMessage(data)'
      const worker = new Worker(URL.createObjectURL(new Blob([echo], { type: 'text/javascript' })))
      const answered = () =>
        new Promise((resolve) => {
          worker.addEventListener('message', resolve, { once: true })
          worker.postMessage('?', {})
        })
      const found: number[] = []
      for (let time = 0; time < times; time += 1) {
        const began = performance.now()
        await new Promise((resolve) => setTimeout(resolve, pause))
        // Once for the counts, once for the people.
        await answered()
        await answered()
        await new Promise((resolve) => requestAnimationFrame(resolve))
        await new Promise((resolve) => setTimeout(resolve, 0))
        found.push(performance.now() - began)
      }
      worker.terminate()
      return found
    },
    [PAUSE_MS, TYPED.length] as const,
  )
  await page.close()
  return samples
}

/** A keystroke in the editor until the panel beside it has counted 5,000 people anew, beside a page that counts nothing. */
export async function panel(): Promise<Figure[]> {
  const group = widest()
  const server = await start('dist/server/index.js', {}, '/healthz')
  const made = await fetch(`${server.origin}/api/practice/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ copy: 'large' }),
  })
  const { id } = (await made.json()) as { id: string }
  const browser = await openBrowser()
  try {
    const floor = await floorOfCounting(browser)
    const page = await timedPage(browser, `${server.origin}/${id}/groups/${group.id}`)
    const people = page.getByRole('list', { name: 'People' })
    await people.getByRole('listitem').first().waitFor()
    const reading = page.getByText('are still being read', { exact: false })
    await reading.waitFor({ state: 'hidden', timeout: READ_MS })
    await page.getByRole('combobox', { name: 'Add to “Who gets in”' }).fill('newcomer@elsewhere.example')
    await page.keyboard.press('Enter')
    await people.getByText('newcomer@elsewhere.example').first().waitFor()
    await page
      .getByRole('listitem', { name: /newcomer@elsewhere\.example/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    const field = page
      .getByRole('combobox', { name: 'Email' })
      .or(page.getByRole('textbox', { name: 'Email' }))
      .first()
    await field.click()
    await page.keyboard.press('Home')
    const samples = await typeUntilCounted(page)
    return [
      {
        what: `keystroke to counts, a group at ${group.apps} applications, p50`,
        ours: ms(median(samples)),
        beside: `the same way with nothing counted ${ms(median(floor))}; p95 ${ms(percentile(samples, 0.95))}`,
        promise: `≤ ${AT_MOST} ms`,
        holds: median(samples) <= AT_MOST,
      },
    ]
  } finally {
    await browser.close()
  }
}
