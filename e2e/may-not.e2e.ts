import { paths } from '../web/paths'
import { addRule, openFromList, publish } from './editor-steps'
import { expect, test } from './fixtures'

/** The accounts of a fresh practice mode beside the company: nothing in these tests changes them. */
const named = async (page: import('@playwright/test').Page, part: string) => {
  await page.goto('/')
  const switcher = page.getByRole('combobox', { name: 'Account' })
  const label = await switcher.getByRole('option').filter({ hasText: part }).first().textContent()
  await switcher.selectOption({ label: label ?? part })
  await expect(page).toHaveURL(/\/policies$/)
}

test('an account that the token may only read says so when a save is refused, and keeps the draft', async ({
  page,
}) => {
  await named(page, 'Labs')
  await openFromList(page, 'Notebooks')
  await addRule(page, 'but never', 'ana@harbour.example', /ana@harbour\.example/)
  await publish(page, '1 change')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Access: Apps and Policies')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('listitem', { name: /ana@harbour\.example/ })).toBeVisible()
})

test('the account switcher leads from one account to another, of which one has no Access, and the back button returns', async ({
  page,
  account,
}) => {
  await page.goto(paths.policies(account.id))
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
  await named(page, 'Holding')
  await expect(page.getByRole('main')).toContainText(/Access is not (enabled|switched on|set up)/i)
  await expect(page.getByText('No policies yet')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toHaveCount(0)
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('link', { name: 'Contractors', exact: true })).toBeVisible()
})
