import { paths } from '../web/paths'
import { expect, test } from './fixtures'

test('the dashboard opens on the policies of an account, loads nothing from elsewhere, and nobody may frame it @live', async ({
  page,
  account,
}) => {
  const answer = await page.goto(paths.policies(account.id))
  await expect(page.getByRole('heading', { level: 1, name: 'Policies' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
  const policy = answer?.headers()['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toMatch(/style-src 'self' 'nonce-[\w-]{22}'/)
  expect(policy).not.toContain('unsafe')
})

test('a chunk that is gone is not answered with the page', async ({ request }) => {
  expect((await request.get('/assets/gone.js')).status()).toBe(404)
  expect((await request.get('/api/gone')).status()).toBe(404)
})

test('under a foreign name nothing is answered, not even the page', async ({ request }) => {
  for (const path of ['/', '/api/session', '/icon.svg']) {
    expect((await request.get(path, { headers: { host: 'gatehouse.evil.example' } })).status()).toBe(421)
  }
})

test('health names the mode @live', async ({ request, mode }) => {
  expect(await (await request.get('/healthz')).json()).toEqual({ status: 'ok', mode })
})
