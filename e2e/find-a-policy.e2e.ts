import { paths } from '../web/paths'
import { choose } from './editor-steps'
import { expect, test } from './fixtures'

test('lists are filtered, searched and sorted; filters stand in the address, and a link and the back button bring them back', async ({
  page,
  account,
}) => {
  await page.goto(paths.policies(account.id))
  await expect(page).toHaveTitle('Policies · Gatehouse')
  await choose(page, 'Action', 'Machines only (Service Auth)')
  await expect(page.getByRole('link', { name: 'Deploy robots' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Contractors' })).toHaveCount(0)
  await page.getByRole('searchbox').fill('robots')
  await expect(page).toHaveURL(/action=non_identity/)
  await expect(page).toHaveURL(/q=robots/)

  await page.getByRole('link', { name: 'Deploy robots' }).click()
  await expect(page).toHaveTitle('Deploy robots · Policies · Gatehouse')
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('robots')
  await expect(page.getByRole('link', { name: 'Deploy robots' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('robots')
  await page.getByRole('searchbox').fill('no such policy anywhere')
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await expect(page.getByRole('link', { name: 'Contractors' })).toBeVisible()

  // A text that stands in a rule finds its policy.
  await page.getByRole('searchbox').fill('tidewright')
  await expect(page.getByRole('link', { name: 'Deploy robots' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Groups', exact: true }).click()
  const header = page.getByRole('columnheader', { name: 'Name' })
  await expect(page.getByRole('link', { name: 'Design', exact: true })).toBeVisible()
  await header.getByRole('button').click()
  const first = await page.getByRole('row').nth(1).innerText()
  await header.getByRole('button').click()
  expect(await page.getByRole('row').nth(1).innerText()).not.toBe(first)
  await expect(header).toHaveAttribute('aria-sort', /ascending|descending/)
})

test.describe('an account with nothing in it', () => {
  test.use({ copy: 'empty' })
  test('says what a group is for and offers to make the first', async ({ page, account }) => {
    await page.goto(paths.groups(account.id))
    await expect(page.getByText('A group lets you name people once and use them in many apps')).toBeVisible()
    await page.getByRole('link', { name: 'New group' }).first().click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible()
  })
})

test('an address that leads nowhere, or to somebody else’s account, says so', async ({ page, account, complaints }) => {
  await page.goto(`${paths.policies(account.id)}/6a1f0f5e-0000-4000-8000-000000000000`)
  await expect(page.getByRole('heading', { name: 'This policy does not exist' })).toBeVisible()
  await page.goto(`/${account.id}/nowhere`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/page/i)
  expect(complaints).toEqual([])
  await page.goto(paths.policies(account.id.replaceAll(/[0-9a-f]/g, '9')))
  await expect(page.getByRole('main')).toContainText(/account/i)
  await expect(page.getByRole('table')).toHaveCount(0)
})
