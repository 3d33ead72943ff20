import { paths } from '../web/paths'
import { expect, test } from './fixtures'

test.describe.configure({ mode: 'serial' })

test('what a test leaves in the browser …', async ({ page, context, account }) => {
  await page.goto(paths.policies(account.id))
  await page.evaluate(() => {
    localStorage.setItem('left', 'by a test')
    sessionStorage.setItem('left', 'by a test')
    document.cookie = 'left=by-a-test'
  })
  await context.grantPermissions(['clipboard-read'])
  await context.route('**/api/**', (route) => route.abort())
  await page.route('**/api/**', (route) => route.abort())
  await context.setExtraHTTPHeaders({ 'x-left': 'by a test' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'no-preference' })
  await context.newPage()
})

test('… is gone when the next one has it', async ({ page, context, account }) => {
  expect(context.pages()).toEqual([page])
  expect(page.url()).toBe('about:blank')
  const [asked] = await Promise.all([page.waitForRequest('**/policies'), page.goto(paths.policies(account.id))])
  expect(await asked.allHeaders()).not.toHaveProperty('x-left')
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  const left = await page.evaluate(async () => ({
    stored: [localStorage.getItem('left'), sessionStorage.getItem('left'), document.cookie],
    permission: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    width: innerWidth,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    back: history.length,
  }))
  expect(left).toEqual({
    stored: [null, null, ''],
    permission: 'prompt',
    width: 1280,
    dark: false,
    still: true,
    back: 2,
  })
})

test.describe('a test that wants another page', () => {
  test.use({ viewport: { width: 500, height: 400 }, colorScheme: 'dark' })

  test('has it, also after others', async ({ page }) => {
    expect(page.viewportSize()).toEqual({ width: 500, height: 400 })
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  })
})
