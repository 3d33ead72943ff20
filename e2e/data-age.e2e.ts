import { paths } from '../web/paths'
import { expect, expectAccessible, test } from './fixtures'
import { sandbox } from './own-server'

test('a change made elsewhere is on the list after “Refresh”, which says as of when', async ({
  page,
  request,
  account,
  mode,
}) => {
  test.skip(mode === 'practice', 'there is no elsewhere on the practice account')
  await page.goto(paths.policies(account.id))
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
  const { baseURL, token } = sandbox()
  const made = await request.post(`${baseURL}/accounts/${account.id}/access/policies`, {
    headers: { authorization: `Bearer ${token}` },
    data: { name: 'Made in the dashboard', decision: 'deny', include: [{ everyone: {} }] },
  })
  expect(made.status()).toBe(201)
  await page.reload()
  const theirs = page.getByRole('link', { name: 'Made in the dashboard' })
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
  await expect(theirs).toHaveCount(0)
  await expect(page.getByText(/^Data as of \d\d:\d\d$/)).toBeVisible()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(theirs).toBeVisible()
})

test('when the list cannot be read anew it stays, with the reason beside its age', async ({ page, account }) => {
  await page.route('**/snapshot', async (route) => {
    const answer = await route.fetch()
    const state = await answer.json()
    const message = 'Cloudflare took too long to answer about the list of groups. Try again in a moment.'
    state.reads.groups = { ...state.reads.groups, error: { code: 'cloudflare_slow', message } }
    await route.fulfill({ json: { ...state, budget: { calls: 1200, remaining: 200 } } })
  })
  await page.goto(paths.groups(account.id))
  await expect(page.getByRole('link', { name: 'Design', exact: true })).toBeVisible()
  const status = page.getByRole('status').filter({ hasText: 'could not be read anew' })
  await expect(status).toContainText('Cloudflare took too long to answer about the list of groups.')
  await expect(status).toContainText('200 of 1,200 requests are left')
  await expectAccessible(page)
})

test('a list that has to wait is counted down, and then comes by itself', async ({ page, account }) => {
  let refused = 0
  await page.route(`**/accounts/${account.id}/policies`, async (route) => {
    if (refused > 0) return route.fallback()
    refused += 1
    const error = { code: 'slow_down', message: 'Cloudflare asks for a pause.', retryAfter: 3 }
    return route.fulfill({ status: 429, json: { error } })
  })
  await page.goto(paths.policies(account.id))
  await expect(page.getByText(/^Trying again in \d seconds?\.$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
})
