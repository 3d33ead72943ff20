import { paths } from '../web/paths'
import { expect, expectAccessible, test } from './fixtures'
import { sandbox } from './own-server'
import { separateServer } from './separate-server'

test('with a token, only the link of the terminal opens the dashboard, once and until one signs out', async ({
  page,
  browser,
}) => {
  const { token, baseURL, accountId } = sandbox()
  const server = await separateServer({ CLOUDFLARE_API_TOKEN: token, GATEHOUSE_UPSTREAM_BASE_URL: baseURL })
  const links = () => [...server.output().matchAll(/\S+\/sign-in#\S+/g)].map(([link]) => link)
  const title = page.getByRole('heading', { level: 1 })

  await page.goto(server.origin + paths.policies(accountId))
  await expect(title).toHaveText('Sign in')
  await expect(page.getByText('window where Gatehouse was started')).toBeVisible()
  await expectAccessible(page)
  await expect.poll(() => links().length).toBe(1)

  await page.goto(links()[0] ?? '')
  await expect(title).toHaveText('Policies')
  expect(page.url()).not.toContain('#')
  await page.reload()
  await expect(title).toHaveText('Policies')
  const [cookie] = await page.context().cookies(`${server.origin}/api`)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api' })
  expect(await page.evaluate(() => document.cookie)).toBe('')

  const other = await browser.newPage()
  await other.goto(links()[0] ?? '')
  await expect(other.getByText('used already')).toBeVisible()
  await expect.poll(() => links().length, 'a fresh link is shown').toBe(2)
  await other.close()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(title).toHaveText('Sign in')
  await page.goBack()
  await expect(title).toHaveText('Sign in')
  expect(server.output()).not.toContain(token)
  // What the page still loads when the server goes is not its fault.
  await page.close()
  await server.stop()
})
