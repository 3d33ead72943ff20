import { openBrowser, timedPage, typeTimed } from './browser'
import { type Figure, median, ms, percentile } from './figure'
import { residentMegabytes, start } from './processes'

/** The policies page of a large practice account: until it is useful, and each key in its filter. */
export async function lists(): Promise<Figure[]> {
  const server = await start('dist/server/index.js', {}, '/healthz')
  const made = await fetch(`${server.origin}/api/practice/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ copy: 'large' }),
  })
  const { id } = (await made.json()) as { id: string }
  const browser = await openBrowser()
  try {
    const firstScreens: number[] = []
    for (let time = 0; time < 5; time += 1) {
      const page = await timedPage(browser, 'about:blank')
      const began = performance.now()
      await page.goto(`${server.origin}/${id}/policies`, { waitUntil: 'commit' })
      await page.getByRole('row').nth(5).waitFor()
      firstScreens.push(performance.now() - began)
      await page.close()
    }
    const page = await timedPage(browser, `${server.origin}/${id}/policies`)
    await page.getByRole('row').nth(5).waitFor()
    const filter = page.getByRole('searchbox')
    await filter.click()
    const floor = await floorOf(browser)
    const keys = await typeTimed(page, 'engineering berlin')
    const memory = residentMegabytes(server.child)
    return [
      {
        what: 'first useful screen',
        ours: ms(median(firstScreens)),
        beside: `5 loads, slowest ${ms(Math.max(...firstScreens))}`,
        promise: '≤ 1000 ms',
        holds: median(firstScreens) <= 1000,
      },
      {
        what: 'filter keystroke to paint, p50',
        ours: ms(median(keys)),
        beside: `a bare input ${ms(median(floor))}; p95 ${ms(percentile(keys, 0.95))}`,
        promise: '≤ 16 ms',
        holds: median(keys) <= 16,
      },
      ...(memory === undefined
        ? []
        : [
            {
              what: 'server memory, practice mode with a large account',
              ours: `${memory.toFixed(0)} MB`,
              beside: 'an empty Node process 40 to 50 MB',
              promise: '≤ 150 MB',
              holds: memory <= 150,
            },
          ]),
    ]
  } finally {
    await browser.close()
  }
}

/** The same keys in a page that holds one bare input: what this machine and browser cost by themselves. */
export async function floorOf(browser: Awaited<ReturnType<typeof openBrowser>>): Promise<number[]> {
  const page = await timedPage(browser, 'data:text/html,<input autofocus>')
  await page.locator('input').click()
  const keys = await typeTimed(page, 'engineering berlin')
  await page.close()
  return keys
}
