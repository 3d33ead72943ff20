import { paths } from '../web/paths'
import { expect, test } from './fixtures'
import { ACCOUNT, hostileCloudflare } from './hostile-cloudflare'
import { startWith } from './own-server'

const LONG = `Long ${'x'.repeat(10_000)}`
const BIDI = 'Staff \u202eeveryone\u2066 only'

const NAMES = [
  '<img src=x onerror="window.broken=1">',
  '"><script>window.broken=1</script>',
  'javascript:window.broken=1',
  '{{constructor.constructor("window.broken=1")()}}',
  '=HYPERLINK("https://evil.example","Staff")',
  '@SUM(1+1)*cmd|’ /C calc’!A0',
  '%2e%2e%2f..\\..',
  '__proto__',
  BIDI,
  LONG,
]

test('names that would break other pages are shown as they are, and do nothing', async ({ page, context }) => {
  const cloudflare = await hostileCloudflare(NAMES)
  const server = await startWith(context, 'any-token', { GATEHOUSE_UPSTREAM_BASE_URL: cloudflare.baseURL })
  const nothingBroke = async () => {
    expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false)
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    expect(content, 'no name makes the page wider').toBeLessThanOrEqual(screen ?? 0)
  }
  for (const list of [paths.policies(ACCOUNT), paths.groups(ACCOUNT)]) {
    await page.goto(server.origin + list)
    for (const name of NAMES) {
      await expect(page.locator(`a[href$="${cloudflare.idOf(name)}"]`).first()).toHaveText(name)
    }
    await nothingBroke()
  }
  // Marks that turn the direction of writing end with the name.
  const turned = page.locator(`a[href$="${cloudflare.idOf(BIDI)}"]`).first()
  expect(await turned.evaluate((link) => getComputedStyle(link).unicodeBidi)).toMatch(/isolate/)
  for (const name of [NAMES[0] ?? '', BIDI, LONG]) {
    await page.goto(server.origin + paths.policy(ACCOUNT, cloudflare.idOf(name)))
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
    await expect(page).toHaveTitle(new RegExp('Policies · Gatehouse$'))
    await nothingBroke()
  }
  await server.stop()
  cloudflare.close()
})
