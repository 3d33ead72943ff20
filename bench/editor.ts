import { build, preview } from 'vite'
import { clickUntil, openBrowser, timedPage, typeTimed } from './browser'
import { type Figure, median, ms, percentile } from './figure'
import { floorOf } from './lists'
import { freePort, start } from './processes'

const TEXT = 'some.body.new.here'
const PAGES = 3

interface Measured {
  mount: number[]
  keys: number[]
}

/** Mount and keystrokes of our editor with the 1,000 rules of the policy `Thousand rules`. */
async function ours(browser: Awaited<ReturnType<typeof openBrowser>>): Promise<Measured> {
  const server = await start('dist/server/index.js', {}, '/healthz')
  const made = await fetch(`${server.origin}/api/practice/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ copy: 'large' }),
  })
  const { id } = (await made.json()) as { id: string }
  const measured: Measured = { mount: [], keys: [] }
  for (let time = 0; time < PAGES; time += 1) {
    const page = await timedPage(browser, `${server.origin}/${id}/policies?q=Thousand%20rules`)
    const link = page.getByRole('link', { name: 'Thousand rules' })
    await link.waitFor()
    // The first opening loads the editor's chunk; what is measured is the mount, so it is opened once before.
    await link.click()
    await page.locator('[aria-setsize="1000"]').first().waitFor()
    await page.goBack()
    await link.waitFor()
    await link.evaluate((element) => element.setAttribute('data-bench', 'open'))
    measured.mount.push(await clickUntil(page, '[data-bench=open]', '[aria-setsize="1000"]'))
    await page.locator('[aria-setsize="1000"]').first().focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('textbox', { name: 'Email' })
      .or(page.getByRole('combobox', { name: 'Email' }))
      .first()
      .click()
    measured.keys.push(...(await typeTimed(page, TEXT)))
    await page.close()
  }
  return measured
}

/** The same for react-querybuilder, from its own page, built the same way. */
async function peer(browser: Awaited<ReturnType<typeof openBrowser>>): Promise<Measured> {
  const at = { root: 'bench/peer/querybuilder', configFile: false as const, logLevel: 'silent' as const }
  const outDir = '../../../dist/bench/querybuilder'
  await build({ ...at, build: { outDir, emptyOutDir: true } })
  const site = await preview({ ...at, build: { outDir }, preview: { port: await freePort(), host: '127.0.0.1' } })
  const url = site.resolvedUrls?.local[0] ?? ''
  const measured: Measured = { mount: [], keys: [] }
  for (let time = 0; time < PAGES; time += 1) {
    const page = await timedPage(browser, url)
    measured.mount.push(await clickUntil(page, '#open', '.rule:nth-of-type(1000)'))
    await page.locator('.rule .rule-value').first().click()
    measured.keys.push(...(await typeTimed(page, TEXT)))
    await page.close()
  }
  await site.close()
  return measured
}

/** The editor with 1,000 rules beside react-querybuilder with the same rules, and beside a bare input. */
export async function editor(): Promise<Figure[]> {
  const browser = await openBrowser()
  try {
    const floor = await floorOf(browser)
    const us = await ours(browser)
    const them = await peer(browser)
    return [
      {
        what: 'keystroke to paint, p50',
        ours: ms(median(us.keys)),
        beside: `react-querybuilder ${ms(median(them.keys))}, a bare input ${ms(median(floor))}`,
        promise: '≤ 16 ms',
        holds: median(us.keys) <= 16,
      },
      {
        what: 'keystroke to paint, p95',
        ours: ms(percentile(us.keys, 0.95)),
        beside: `react-querybuilder ${ms(percentile(them.keys, 0.95))}`,
      },
      {
        what: 'mount',
        ours: ms(median(us.mount)),
        beside: `react-querybuilder ${ms(median(them.mount))}`,
        promise: '≤ 350 ms',
        holds: median(us.mount) <= 350,
      },
    ]
  } finally {
    await browser.close()
  }
}
